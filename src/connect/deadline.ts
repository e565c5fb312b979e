import { setTimeout as wait } from 'node:timers/promises';
import { Unlisted } from './unlisted.ts';

/** A signal that ends a piece of work, with an `Unlisted` as its reason. Close it when the work is done. */
export interface Deadline { signal: AbortSignal; close(): void }

/** Ends work after `ms`, or when `outer` does; the reason of a foreign signal counts as an interruption. */
export function openDeadline(outer: AbortSignal | undefined, ms: number, says: string): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Unlisted('timeout', says)), ms);
  const pass = () => controller.abort(outer?.reason instanceof Unlisted ? outer.reason : new Unlisted('interrupted', 'it was interrupted'));
  if (outer?.aborted === true) pass();
  outer?.addEventListener('abort', pass, { once: true });
  return {
    signal: controller.signal,
    close: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', pass);
    },
  };
}

/** Waits for something, at most `ms`; whether it came is for the caller to look at. */
export async function settledWithin(awaited: Promise<void>, ms: number): Promise<void> {
  const timer = new AbortController();
  await Promise.race([awaited, wait(ms, undefined, { signal: timer.signal }).catch(() => undefined)]);
  timer.abort();
}

/** What is said where the time for a whole listing is over. */
export function overdue(ms: number): string {
  return `it was not listed within ${spoken(ms)}`;
}

/** Whether that is all that is said. */
export function isOverdue(reason: unknown): reason is Unlisted {
  return reason instanceof Unlisted && reason.cause === 'timeout' && /^it was not listed within [\d.e+]+ s\.$/.test(reason.says);
}

/** `ms` as people say it: `30 s`, `0.2 s`. */
export function spoken(ms: number): string {
  return `${Number((ms / 1000).toPrecision(2))} s`;
}
