import type { CrawlTask } from '../crawl/crawl-runner.ts';
import type { RedisLink } from './redis/open-redis.ts';
import type { QueueKey } from './signed/queue-key.ts';
import { keyPrefix, queueName } from './redis/run-keys.ts';
import { jobOf, writeJob } from './signed/signed-job.ts';
import type { JobData } from './signed/signed-job.ts';

/** The queue, as the one who fills it sees it. */
export interface JobQueue {
  /** Adds jobs; one that is there already stays as it is. */
  add(run: string, tasks: readonly CrawlTask[]): Promise<void>;
  /** Takes out jobs that no worker has. */
  withdraw(jobIds: readonly string[]): Promise<void>;
  /** Number of workers; null where Redis does not tell. */
  workers(): Promise<number | null>;
}

/** Of events nobody reads more: progress is asked for. */
const mostEvents = 100;

/** Opens the queue on a connection; it is closed with that. Jobs are signed with the key. */
export async function openQueue({ redis }: RedisLink, key: QueueKey): Promise<JobQueue> {
  const { Queue } = await import('bullmq');
  const queue = new Queue<JobData>(queueName, { connection: redis, prefix: keyPrefix, streams: { events: { maxLen: mostEvents } } });
  queue.on('error', () => undefined);
  await queue.waitUntilReady();
  return {
    add: async (run, tasks) => {
      await queue.addBulk(tasks.map((task) => jobOf(run, task)).map((job) => ({ name: 'list', data: writeJob(job, key), opts: { jobId: job.jobId, removeOnComplete: true, removeOnFail: true } })));
    },
    withdraw: async (jobIds) => {
      // One that a worker has cannot be removed: the worker sees that nobody wants it any more.
      await Promise.all(jobIds.map((jobId) => queue.remove(jobId).catch(() => 0)));
    },
    workers: () => queue.getWorkersCount().catch(() => null),
  };
}
