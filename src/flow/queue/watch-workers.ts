import type { CrawlLimits } from '../crawl-limits.ts';
import type { QueueTrouble } from '../crawl-runner.ts';
import type { JobQueue } from './open-queue.ts';

/** Whom to tell what the workers are at. */
interface WorkerWatchers {
  onTrouble(trouble: QueueTrouble): void;
  /** A job is worked at, and how far it is; told again when that changes. */
  onActive(jobId: string, at: string): void;
}

/** Gives a function that looks at the workers, as often as is sensible however often it is called. */
export function watchWorkers(queue: JobQueue, { queueLookMs, noWorkersAfterMs }: CrawlLimits, { onTrouble, onActive }: WorkerWatchers): () => Promise<void> {
  let known = new Map<string, string>();
  let nextLook = 0;
  let seenAt = Date.now();
  let isTold = false;
  return async () => {
    if (Date.now() < nextLook) return;
    const active = await queue.active();
    for (const { jobId, at } of active) if (known.get(jobId) !== at) onActive(jobId, at);
    known = new Map(active.map(({ jobId, at }) => [jobId, at]));
    if (await queue.workers() !== 0) {
      seenAt = Date.now();
      if (isTold) onTrouble('workers');
      isTold = false;
    } else if (!isTold && Date.now() - seenAt >= noWorkersAfterMs) {
      onTrouble('no-workers');
      isTold = true;
    }
    nextLook = Date.now() + queueLookMs;
  };
}
