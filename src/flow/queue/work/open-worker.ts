import { hostname } from 'node:os';
import type { Job, JobJson, Worker, WorkerOptions } from 'bullmq';
import { doJob, sendLost } from './do-job.ts';
import { isBreakage } from '../redis/redis-errors.ts';
import { keyPrefix, queueName } from '../redis/run-keys.ts';
import { watchErrors } from './watch-errors.ts';
import type { Workplace } from './workplace.ts';

/** `dropLocks`: gives no sign of life for its jobs any more. What ends a worker in order does so, but waits for Redis first. */
export type QueueWorker = Worker & { dropLocks(): Promise<void> };

/** A worker of the queue that does its jobs, and is not ended by what else is in it. It does not run yet. */
export async function openWorker(place: Workplace): Promise<QueueWorker> {
  const { request, link, limits, running, jobs, drop } = place;
  const { Worker, UnrecoverableError, WaitingError } = await import('bullmq');
  const options: WorkerOptions = {
    connection: link.redis, prefix: keyPrefix, concurrency: request.concurrency, name: hostname(), autorun: false, runRetryDelay: 1000,
    lockDuration: limits.jobLockMs, stalledInterval: limits.stalledCheckMs, maxStalledCount: limits.mostLostWorkers,
    removeOnComplete: { count: 0 }, removeOnFail: { count: 0 },
  };
  class OwnWorker extends Worker {
    dropLocks(): Promise<void> { return this.lockManager.close(); }

    /** What BullMQ would choke on is out of the way before it takes a job. */
    protected override async moveToActive(token: string, name?: string): Promise<Job> {
      drop(await jobs.prepare());
      return super.moveToActive(token, name);
    }

    /** Takes no next job while it signs off one: that way would be open to what was not looked at. */
    override processJob(job: Job, token: string): Promise<void | Job> {
      return super.processJob(job, token, () => false);
    }

    /** Reads of a job what is its own: nothing that somebody put there may order this worker about, or be no JSON. */
    protected override createJob({ name, timestamp, attemptsStarted, stalledCounter, processedOn, deferredFailure, ...rest }: JobJson, jobId: string): Job {
      const data = isJson(rest.data) ? rest.data : 'null';
      return super.createJob({ name, timestamp, attemptsStarted, stalledCounter, processedOn, deferredFailure, data, opts: { removeOnComplete: true, removeOnFail: true }, id: jobId } as JobJson, jobId);
    }
  }
  const worker = new OwnWorker(queueName, async (job, token = '') => {
    const working = doJob(job, token, place).catch((error: unknown) => {
      failFor(place)(error);
      return 'given-back';
    });
    running.add(working);
    const came = await working.finally(() => running.delete(working));
    if (came === 'given-back') throw new WaitingError();
    if (came === 'odd') throw new UnrecoverableError('no job of toolrisk');
  }, options);
  worker.on('error', watchErrors(place));
  worker.on('failed', (job, error) => {
    if (job !== undefined && /stalled/.test(error.message)) sendLost(job, place).catch(failFor(place));
  });
  return worker;
}

/** Ends the worker: with what Redis refuses, no job would come to an end. What somebody wrote into it is another matter. */
function failFor({ fail }: Workplace): (error: unknown) => void {
  return (error) => { if (!isBreakage(error)) fail(error); };
}

function isJson(text: unknown): boolean {
  try {
    JSON.parse(String(text));
    return true;
  } catch {
    return false;
  }
}
