import type { Queue } from 'bullmq';
import type { CrawlTask } from '../crawl-runner.ts';
import type { RedisLink } from './open-redis.ts';
import { jobIdOf, keyPrefix, queueName, runOf } from './run-keys.ts';

/** What a job says: which server, and the hash of the spec that is meant. Nothing else travels. */
export interface JobData { server: string; spec: string }

/** A job that a worker is at. `at`: what it does, and who. */
export interface ActiveJob { jobId: string; at: string }

/** The queue, as the one who fills it sees it. */
export interface JobQueue {
  /** Adds jobs; one that is there already stays as it is. */
  add(run: string, tasks: readonly CrawlTask[]): Promise<void>;
  /** Takes out jobs that no worker has. */
  withdraw(jobIds: readonly string[]): Promise<void>;
  active(): Promise<ActiveJob[]>;
  /** Jobs in it, of all crawls: those that wait and those that workers have. */
  length(): Promise<number>;
  /** Number of workers; null where Redis does not tell. */
  workers(): Promise<number | null>;
}

/** Of events nobody reads more: progress is asked for. */
const mostEvents = 100;

/** Opens the queue on a connection; it is closed with that. */
export async function openQueue({ redis }: RedisLink): Promise<JobQueue> {
  const { Queue } = await import('bullmq');
  const queue = new Queue<JobData>(queueName, { connection: redis, prefix: keyPrefix, streams: { events: { maxLen: mostEvents } } });
  queue.on('error', () => undefined);
  await queue.waitUntilReady();
  return {
    add: async (run, tasks) => {
      await queue.addBulk(tasks.map((task) => ({ name: 'list', data: { server: task.server, spec: task.hash }, opts: { jobId: jobIdOf(run, task), removeOnComplete: true, removeOnFail: true } })));
    },
    withdraw: async (jobIds) => {
      // One that a worker has cannot be removed: the worker sees that nobody wants it any more.
      await Promise.all(jobIds.map((jobId) => queue.remove(jobId).catch(() => 0)));
    },
    active: () => activeJobs(queue),
    length: async () => Object.values(await queue.getJobCounts()).reduce((sum, some) => sum + some, 0),
    workers: () => queue.getWorkersCount().catch(() => null),
  };
}

async function activeJobs(queue: Queue<JobData>): Promise<ActiveJob[]> {
  return (await queue.getActive(0, mostEvents)).filter((job) => job?.id !== undefined && runOf(job.id) !== null)
    .map(({ id, progress, processedBy }) => ({ jobId: id as string, at: [word(progress, 'start'), word(processedBy, '')].filter((part) => part !== '').join(' at ') }));
}

/** What a worker says of itself, as far as it is a short text. */
function word(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value.length <= 60 ? value : otherwise;
}
