import type { CrawlFinding, CrawlManner } from '../../crawl/crawl-job.ts';
import type { CrawlLimits } from '../../crawl/crawl-limits.ts';
import type { RedisLink } from '../redis/open-redis.ts';
import type { QueueScripts } from '../redis/queue-scripts.ts';
import type { SharedQueue } from '../shared-queue.ts';

/** How to work. `signal` ends it: what is listed is ended, and given back to the queue. */
export interface WorkRequest extends CrawlManner {
  catalog: string;
  queue: SharedQueue;
  /** Servers at a time. */
  concurrency: number;
  signal: AbortSignal;
  onEvent?: (event: WorkEvent) => void;
}

/** Something that happened to a worker, for whoever shows it. */
export type WorkEvent =
  | { kind: 'ready' | 'redis-gone' | 'redis-back' | 'odd-job' | 'unsigned-job' }
  | { kind: 'dropped'; count: number }
  | { kind: 'start' | 'given-back' | 'unwanted'; server: string }
  | { kind: 'phase'; server: string; phase: string }
  | { kind: 'end'; server: string; finding: CrawlFinding };

/** What a worker needs for its jobs. `fail` ends the worker: with what Redis refused, no job would come to an end. */
export interface Workplace {
  request: WorkRequest; link: RedisLink; limits: CrawlLimits; stop: AbortSignal; running: Set<Promise<unknown>>; jobs: QueueScripts;
  tell(event: WorkEvent): void;
  fail(error: unknown): void;
  /** Counts what was dropped. */
  drop(count: number): void;
}
