import type { FetchLike } from '@modelcontextprotocol/client';
import { setTimeout as wait } from 'node:timers/promises';
import type { Limits } from '../limits.ts';

/** What bounds the streams of events of one server. */
export interface StreamBounds {
  limits: Limits;
  signal: AbortSignal;
  /** Told once, when a stream is not opened again. */
  onGivenUp?: () => void;
}

/**
 * A fetch that opens streams of events at most so many times again, and not right away: transports open them again as soon as the
 * server wishes, `retry: 0` is a wish, and so is a number that overflows their timer. What is refused looks like an abort to
 * them: after any other failure they would try again.
 */
export function reopenStreams(inner: FetchLike, { limits, signal, onGivenUp }: StreamBounds): FetchLike {
  let opened = 0;
  let last = 0;
  return async (address, init) => {
    const isStream = (init?.method ?? 'GET') === 'GET' && new Headers(init?.headers).get('accept') === 'text/event-stream';
    if (!isStream) return inner(address, init);
    opened += 1;
    if (opened > limits.mostReopenings + 1) {
      if (opened === limits.mostReopenings + 2) onGivenUp?.();
      throw new DOMException('the stream was opened often enough', 'AbortError');
    }
    const early = last + limits.reopenMs - performance.now();
    if (opened > 1 && early > 0) await wait(early, undefined, { ref: false, signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]) });
    last = performance.now();
    return inner(address, init);
  };
}

/** Opens a stream again after the wait that the server wishes, within bounds. No such wait keeps toolrisk from ending. */
export function reopenLater({ reopenMs, mostReopenMs }: Limits): (reopen: () => void, wishedMs: number) => () => void {
  return (reopen, wishedMs) => {
    const timer = setTimeout(reopen, Math.min(Math.max(wishedMs, reopenMs), mostReopenMs)).unref();
    return () => clearTimeout(timer);
  };
}
