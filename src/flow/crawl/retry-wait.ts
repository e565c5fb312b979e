import type { Cause } from '../../connect/causes.ts';
import type { CrawlLimits } from './crawl-limits.ts';

/** A failure, as far as it decides whether to try again. */
interface Failure { cause: Cause; says: string }

/**
 * How long to wait before a server is tried again, in milliseconds; null where trying again cannot help, or was tried enough.
 * A server that refuses, ends or answers nonsense does the same each time.
 */
export function retryWait(failure: Failure, attempts: number, { retryWaitsMs, mostTimeouts, mostAskedWaitMs }: CrawlLimits): number | null {
  const waitMs = retryWaitsMs[attempts - 1];
  if (waitMs === undefined || !isPassing(failure) || (failure.cause === 'timeout' && attempts >= mostTimeouts)) return null;
  const asked = Number(/\(HTTP \d+, (\d+) s\)/.exec(failure.says)?.[1] ?? 0) * 1000;
  return asked > mostAskedWaitMs ? null : Math.max(waitMs, asked);
}

/** Whether a failure is of the kind that passes by itself. */
export function isPassing({ cause, says }: Failure): boolean {
  if (cause === 'unreachable') return !/certificate|ENOTFOUND/.test(says);
  if (cause === 'http-status') return /\bHTTP 5\d\d\b/.test(says);
  return cause === 'registry-unreachable' || cause === 'timeout' || cause === 'rate-limited';
}
