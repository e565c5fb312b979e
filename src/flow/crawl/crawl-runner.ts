import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import type { CrawlFinding } from './crawl-job.ts';

/** One server that is to be crawled; `alone`, when a run ended at it: then it is known who did that, should it happen again. */
export interface CrawlTask { server: string; spec: ServerSpec; hash: string; alone?: true }

/** Whom a runner tells what happens. A finding is given once a server, and waited for. */
export interface CrawlHooks {
  /** Id of the crawl, the same after it is gone on with: 16 hexadecimal digits. */
  run: string;
  /** Ends the run: what is listed is ended, what was not begun is left. */
  signal: AbortSignal;
  onStart(server: string): void | Promise<void>;
  onPhase(server: string, phase: string): void;
  /** What a person should know of the queue. */
  onTrouble(trouble: QueueTrouble): void;
  /** Jobs or results of the queue were broken, and dropped: how many more. */
  onDropped(count: number): void;
  onFinding(server: string, finding: CrawlFinding): Promise<void>;
}

/** `no-workers`: jobs wait and nobody takes them; `workers`: now somebody does. `redis-gone`, `redis-back`: as they say. */
export type QueueTrouble = 'no-workers' | 'workers' | 'redis-gone' | 'redis-back';

/** A way to have many servers listed: in this process, or by workers. Settles when all are done or the signal says to stop. */
export type CrawlRunner = (tasks: readonly CrawlTask[], hooks: CrawlHooks) => Promise<void>;
