import { hostname } from 'node:os';
import type { Job, Worker, WorkerOptions } from 'bullmq';
import { crawlCauses } from '../crawl-causes.ts';
import type { CrawlFinding, CrawlManner } from '../crawl-job.ts';
import { crawlLimits } from '../crawl-limits.ts';
import type { CrawlLimits } from '../crawl-limits.ts';
import { openRedis } from './open-redis.ts';
import type { RedisLink } from './open-redis.ts';
import { writeResult } from './queue-result.ts';
import { isRefusal } from './redis-errors.ts';
import type { RedisPlace } from './redis-place.ts';
import { keyPrefix, queueName, runOf } from './run-keys.ts';
import { runScripts } from './run-scripts.ts';
import { readJob, workJob } from './work-job.ts';

/** How to work. `signal` ends it: what is listed is ended, and given back to the queue. */
export interface WorkRequest extends CrawlManner {
  catalog: string;
  queue: RedisPlace;
  /** Servers at a time. */
  concurrency: number;
  signal: AbortSignal;
  onEvent?: (event: WorkEvent) => void;
}

/** Something that happened to a worker, for whoever shows it. */
export type WorkEvent =
  | { kind: 'ready' | 'redis-gone' | 'redis-back' | 'odd-job' }
  | { kind: 'start' | 'given-back' | 'unwanted'; server: string }
  | { kind: 'phase'; server: string; phase: string }
  | { kind: 'end'; server: string; finding: CrawlFinding };

/** What a worker needs for its jobs. `fail` ends the worker: with what Redis refused, no job would come to an end. */
interface Workplace { request: WorkRequest; link: RedisLink; limits: CrawlLimits; stop: AbortSignal; running: Set<Promise<unknown>>; tell(event: WorkEvent): void; fail(error: unknown): void }

/**
 * Takes jobs from a queue and lists the servers they name, as this worker's own catalog says, until the signal or until the
 * Redis is gone. Throws `PlaceError` where there is no Redis, it went and did not come back, or refused what was asked of it.
 */
export async function workQueue(request: WorkRequest): Promise<void> {
  const limits = { ...crawlLimits, ...request.crawlLimits };
  const tell = (event: WorkEvent) => request.onEvent?.(event);
  const link = await openRedis(request.queue, limits, (kind) => tell({ kind }));
  const failed = new AbortController();
  const stop = AbortSignal.any([request.signal, link.gone, failed.signal]);
  const callOff = link.closeAfter(stop, limits.redisFarewellMs);
  const place: Workplace = { request, link, limits, stop, running: new Set(), tell, fail: (error) => failed.abort(error) };
  try {
    await workUntil(place, await openWorker(place));
    if (link.gone.aborted || failed.signal.aborted) throw failed.signal.reason;
  } catch (error) {
    if (!request.signal.aborted) throw link.asError(error);
  } finally {
    callOff();
    link.close();
  }
}

async function workUntil({ link, stop, tell, running, fail }: Workplace, worker: QueueWorker): Promise<void> {
  const ended = new Promise<void>((done) => {
    if (stop.aborted) done();
    stop.addEventListener('abort', () => done(), { once: true });
  });
  await Promise.race([worker.waitUntilReady(), ended]);
  if (!stop.aborted) {
    void worker.run().catch((error: unknown) => { if (!stop.aborted) fail(error); });
    tell({ kind: 'ready' });
    await ended;
  }
  // First, so that it takes no job any more and looks for none that was lost.
  await worker.pause(true);
  // Without Redis it would wait for answers that never come.
  const closing = link.within(worker.close()).catch(() => worker.dropLocks());
  await Promise.allSettled(running);
  await closing;
}

/** `dropLocks`: gives no sign of life for its jobs any more. What ends a worker in order does so, but waits for Redis first. */
type QueueWorker = Worker & { dropLocks(): Promise<void> };

async function openWorker(place: Workplace): Promise<QueueWorker> {
  const { request, link, limits, running, fail } = place;
  const { Worker, UnrecoverableError, WaitingError } = await import('bullmq');
  const options: WorkerOptions = {
    connection: link.redis, prefix: keyPrefix, concurrency: request.concurrency, name: hostname(), autorun: false, runRetryDelay: 1000,
    lockDuration: limits.jobLockMs, stalledInterval: limits.stalledCheckMs, maxStalledCount: limits.mostLostWorkers,
    removeOnComplete: { count: 0 }, removeOnFail: { count: 0 },
  };
  class OwnWorker extends Worker {
    dropLocks(): Promise<void> { return this.lockManager.close(); }
  }
  const worker = new OwnWorker(queueName, async (job, token = '') => {
    const working = work(job, token, place).catch((error: unknown) => {
      fail(error);
      return 'given-back';
    });
    running.add(working);
    const came = await working.finally(() => running.delete(working));
    if (came === 'given-back') throw new WaitingError();
    if (came === 'odd') throw new UnrecoverableError('no job of toolrisk');
  }, options);
  worker.on('error', (error) => { if (isRefusal(error)) fail(error); });
  worker.on('failed', (job, error) => { if (job !== undefined && /stalled/.test(error.message)) send(job.id ?? '', workersLost(limits), place).catch(fail); });
  return worker;
}

/** Does one job, and sends what came of it. */
async function work(job: Job, token: string, place: Workplace): Promise<'done' | 'given-back' | 'odd'> {
  const { request, link, limits, stop, tell } = place;
  const [data, jobId, run] = [readJob(job.data), job.id ?? '', runOf(job.id ?? '')];
  if (data === null || run === null) {
    tell({ kind: 'odd-job' });
    return 'odd';
  }
  const { server } = data;
  tell({ kind: 'start', server });
  const onPhase = (phase: string) => {
    tell({ kind: 'phase', server, phase });
    void job.updateProgress(phase).catch(() => undefined);
  };
  const finding = await workJob({ ...data, catalog: request.catalog, signal: stop, beatMs: limits.queueBeatMs, isWanted: () => link.within(runScripts(link.redis, run).isWanted()), onPhase }, mannerOf(request));
  if (finding !== null && stop.aborted && !finding.outcome.ok) {
    // Where Redis is gone it is given back by itself: its lock runs out.
    if (!link.gone.aborted) await link.within(job.moveToWait(token)).catch(() => undefined);
    tell({ kind: 'given-back', server });
    return 'given-back';
  }
  if (finding !== null) await send(jobId, finding, place);
  tell(finding === null ? { kind: 'unwanted', server } : { kind: 'end', server, finding });
  return 'done';
}

/** Sends a finding to whoever collects it. Throws what the Redis client throws. */
async function send(jobId: string, finding: CrawlFinding, { link, limits }: Workplace): Promise<void> {
  const run = runOf(jobId);
  if (run !== null) await link.within(runScripts(link.redis, run).send(jobId, writeResult(finding, limits.greatestResult), limits.resumeWithinMs));
}

function workersLost({ mostLostWorkers }: CrawlLimits): CrawlFinding {
  const attempts = mostLostWorkers + 1;
  return { outcome: { ok: false, cause: 'worker-lost', says: `${attempts} workers were lost while they listed it.`, remedy: crawlCauses['worker-lost'], observed: {} }, seconds: 0, attempts };
}

function mannerOf({ catalog: _catalog, queue: _queue, concurrency: _concurrency, signal: _signal, onEvent: _onEvent, ...manner }: WorkRequest): CrawlManner {
  return manner;
}
