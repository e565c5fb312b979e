import type { Launch } from '../../launch/launch.ts';
import type { ListOptions } from '../../list-options.ts';
import type { Outcome } from '../../outcome.ts';
import { asUnlisted, Unlisted } from '../../unlisted.ts';
import { Lister } from './lister.ts';

/** Threads that have nothing to do: to start one costs more than to list a small server. */
const idle: Lister[] = [];

/**
 * Lists a server in a thread of its own, with memory of its own: one that makes toolrisk work without end is given up at its
 * time, and one that fills the memory ends the thread, not the run. Never throws. Otherwise like `listServer`.
 */
export async function listApart(launch: Launch, options: ListOptions): Promise<Outcome> {
  if (options.signal?.aborted === true) return failed(options.signal.reason instanceof Unlisted ? options.signal.reason : new Unlisted('interrupted', 'it was interrupted'));
  const ownHeap = options.limits?.greatestHeap;
  let lister: Lister | undefined;
  try {
    lister = (ownHeap === undefined ? idleOne() : undefined) ?? new Lister(ownHeap);
    return await lister.list(launch, options);
  } catch (error) {
    return failed(asUnlisted(error));
  } finally {
    if (lister?.isSound === true && ownHeap === undefined) idle.push(lister);
    else lister?.close();
  }
}

function idleOne(): Lister | undefined {
  const lister = idle.pop();
  return lister?.isSound === false ? idleOne() : lister;
}

function failed({ cause, says, remedy }: Unlisted): Outcome {
  return { ok: false, cause, says, remedy, observed: {} };
}
