import type { MessagePort, Worker } from 'node:worker_threads';
import { overdue } from '../../deadline.ts';
import type { Limits } from '../../limits.ts';
import type { ListOptions } from '../../list-options.ts';
import type { Outcome } from '../../outcome.ts';
import type { Phase } from '../../taking.ts';
import { asUnlisted, Unlisted } from '../../unlisted.ts';
import { inPhase } from '../signs/in-phase.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

/** A thread that was told to list a server, and how long that may take. */
export interface Awaited { worker: Worker; port: MessagePort; options: ListOptions; wholeMs: number; limits: Limits }

/**
 * Waits for a thread to list a server, and passes on what it says. Gives an `Unlisted` where the thread must be terminated, or
 * has ended: it ran out of memory, or time was over and it did not come to its end.
 */
export function awaitListing({ worker, port, options, wholeMs, limits }: Awaited): Promise<Outcome | Unlisted> {
  return new Promise((done) => {
    let isEnding = false;
    let phase: Phase = 'start';
    let timer = setTimeout(() => endSoon(new Unlisted('timeout', overdue(wholeMs))), wholeMs);
    const endSoon = (why: Unlisted) => {
      clearTimeout(timer);
      // In order it ends its program first, which takes longer than to notice that it should.
      timer = setTimeout(() => (isEnding ? timer = setTimeout(settle, limits.endingMs, inPhase(why, phase)) : settle(inPhase(why, phase, true))), limits.stuckMs);
    };
    const stop = () => {
      const why = options.signal?.reason instanceof Unlisted ? options.signal.reason : new Unlisted('interrupted', 'it was interrupted');
      port.postMessage({ kind: 'stop', why: { cause: why.cause, says: why.says, remedy: why.remedy } } satisfies ToThread);
      endSoon(why);
    };
    const onMessage = (message: FromThread) => {
      if (message.kind === 'phase') options.onProgress?.(message.phase);
      // It may start again: one that ended over the revision it was offered.
      if (message.kind === 'phase') isEnding = message.phase === 'end';
      if (message.kind === 'phase' && message.phase !== 'end') phase = message.phase;
      if (message.kind === 'sign-in') options.onSignIn?.(message.address);
      if (message.kind === 'done') settle(message.outcome);
    };
    const onError = (error: unknown) => settle(failureOf(error, limits));
    const onEnd = () => settle(new Unlisted('defect', 'it was not listed: the thread that lists servers ended'));
    const settle = (came: Outcome | Unlisted) => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', stop);
      port.off('message', onMessage);
      worker.off('error', onError).off('exit', onEnd);
      done(came);
    };
    options.signal?.addEventListener('abort', stop, { once: true });
    port.on('message', onMessage);
    worker.on('error', onError).on('exit', onEnd);
  });
}

function failureOf(error: unknown, { greatestHeap }: Limits): Unlisted {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') return asUnlisted(error);
  return new Unlisted('too-much-output', `what it sent takes more than ${Math.round(greatestHeap / 1024 ** 2)} MiB of memory to read`);
}
