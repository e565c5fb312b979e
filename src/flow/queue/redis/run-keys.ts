import type { CrawlTask } from '../../crawl/crawl-runner.ts';

/** First part of every key: what a Redis user of toolrisk needs rights for is `toolrisk:*`. */
export const keyPrefix = 'toolrisk';

/** The one queue of all crawls, so that a worker serves any of them: keys `toolrisk:crawl:…`. */
export const queueName = 'crawl';

/** Set of the runs that still want their jobs done, each with the time in milliseconds at which nobody wants it any more. */
export const runsKey = `${keyPrefix}:runs`;

/** What workers dropped as broken and no crawl has told yet: a number. */
export const droppedKey = `${keyPrefix}:dropped`;

/** Id of a run: random, so that two crawls share neither jobs nor results. */
export const runIdPattern = /^[0-9a-f]{16}$/;

/** The keys that a run has of its own. */
export interface RunKeys {
  /** Who collects its results. */
  holder: string;
  /** Results by job id, until they are recorded. */
  results: string;
  /** Ids of the jobs that have one, in the order they came. */
  finished: string;
}

/** The keys of a run. */
export function runKeys(run: string): RunKeys {
  const own = `${keyPrefix}:run:${run}`;
  return { holder: own, results: `${own}:results`, finished: `${own}:finished` };
}

/** The id of a job: of one run, one server and one spec, so that a job of an earlier spec is another job. */
export function jobIdOf(run: string, { server, hash }: Pick<CrawlTask, 'server' | 'hash'>): string {
  return `${run}-${hash.slice(0, 16)}-${server}`;
}

/** What BullMQ keeps of the queue besides its jobs: the first part of its keys. */
export const queueKeys = `${keyPrefix}:${queueName}:`;

/** The run that a job id names; null when it is none of ours. */
export function runOf(jobId: string): string | null {
  return /^([0-9a-f]{16})-[0-9a-f]{16}-[a-z0-9][a-z0-9-]*$/.exec(jobId)?.[1] ?? null;
}
