import type { CrawlLimits } from '../../crawl/crawl-limits.ts';
import type { QueueTrouble } from '../../crawl/crawl-runner.ts';
import type { JobQueue } from '../open-queue.ts';
import type { Survey } from '../redis/queue-scripts.ts';

/** Whom to tell what the workers are at. */
interface WorkerWatchers {
  onTrouble(trouble: QueueTrouble): void;
  /** A job is worked at, and how far it is; told again when that changes. */
  onActive(jobId: string, at: string): void;
  /** Which jobs of the run are somewhere. */
  onPresent(present: ReadonlySet<string>): void;
}

/** What is looked at: the queue, and its jobs. */
interface WatchedQueue { queue: JobQueue; survey(): Promise<Survey> }

/** Gives a function that looks at the workers, as often as is sensible however often it is called. It says whether it did. */
export function watchWorkers({ queue, survey }: WatchedQueue, { queueLookMs, noWorkersAfterMs }: CrawlLimits, { onTrouble, onActive, onPresent }: WorkerWatchers): () => Promise<boolean> {
  let known = new Map<string, string>();
  let nextLook = 0;
  let seenAt = Date.now();
  let isTold = false;
  return async () => {
    if (Date.now() < nextLook) return false;
    const { active: found, present } = await survey();
    onPresent(present);
    const active = found.map(({ jobId, progress, by }) => ({ jobId, at: [word(asText(progress)) ?? 'start', word(by) ?? ''].filter((part) => part !== '').join(' at ') }));
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
    return true;
  };
}

/** What a worker says of itself, as far as it is a short text. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' && value.length > 0 && value.length <= 60 ? value : undefined;
}

function asText(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
