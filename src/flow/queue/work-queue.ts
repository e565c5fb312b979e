import { hostname } from 'node:os';
import type { Job, JobJson, Worker, WorkerOptions } from 'bullmq';
import { crawlCauses } from '../crawl-causes.ts';
import type { CrawlFinding, CrawlManner } from '../crawl-job.ts';
import { crawlLimits } from '../crawl-limits.ts';
import type { CrawlLimits } from '../crawl-limits.ts';
import { openRedis } from './open-redis.ts';
import type { RedisLink } from './open-redis.ts';
import { writeResult } from './queue-result.ts';
import { queueScripts } from './queue-scripts.ts';
import type { QueueScripts } from './queue-scripts.ts';
import { isBreakage, isRefusal } from './redis-errors.ts';
import { keyPrefix, queueName } from './run-keys.ts';
import { runScripts } from './run-scripts.ts';
import type { SharedQueue } from './shared-queue.ts';
import { readJob } from './signed-job.ts';
import type { SignedJob } from './signed-job.ts';
import { workJob } from './work-job.ts';

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
interface Workplace {
  request: WorkRequest; link: RedisLink; limits: CrawlLimits; stop: AbortSignal; running: Set<Promise<unknown>>; jobs: QueueScripts;
  tell(event: WorkEvent): void;
  fail(error: unknown): void;
  /** Counts what was dropped. */
  drop(count: number): void;
}

/**
 * Takes jobs from a queue and lists the servers they name, as this worker's own catalog says, until the signal or until the
 * Redis is gone. Throws `PlaceError` where there is no Redis, it went and did not come back, or refused what was asked of it.
 */
export async function workQueue(request: WorkRequest): Promise<void> {
  const limits = { ...crawlLimits, ...request.crawlLimits };
  const tell = (event: WorkEvent) => request.onEvent?.(event);
  const link = await openRedis(request.queue.place, limits, (kind) => tell({ kind }));
  const failed = new AbortController();
  const stop = AbortSignal.any([request.signal, link.gone, failed.signal]);
  const callOff = link.closeAfter(stop, limits.redisFarewellMs);
  let dropped = 0;
  const place: Workplace = {
    request, link, limits, stop, running: new Set(), jobs: queueScripts(link.redis), tell, fail: (error) => failed.abort(error),
    drop: (count) => { dropped += count; },
  };
  try {
    await workUntil(place, await openWorker(place));
    if (link.gone.aborted || failed.signal.aborted) throw failed.signal.reason;
  } catch (error) {
    if (!request.signal.aborted) throw link.asError(error);
  } finally {
    callOff();
    link.close();
    if (dropped > 0) tell({ kind: 'dropped', count: dropped });
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
  const { request, link, limits, running, fail, jobs, drop } = place;
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
    const working = work(job, token, place).catch((error: unknown) => {
      if (isRefusal(error) && !isBreakage(error)) fail(error);
      return 'given-back';
    });
    running.add(working);
    const came = await working.finally(() => running.delete(working));
    if (came === 'given-back') throw new WaitingError();
    if (came === 'odd') throw new UnrecoverableError('no job of toolrisk');
  }, options);
  worker.on('error', watchErrors(place));
  worker.on('failed', (job, error) => {
    if (job === undefined || !/stalled/.test(error.message)) return;
    const lost = readJob(job.id ?? '', job.data, request.queue.key);
    if (lost !== null && lost !== 'unsigned') send(lost, workersLost(limits), place).catch((refused: unknown) => { if (isRefusal(refused) && !isBreakage(refused)) fail(refused); });
  });
  return worker;
}

/** Removes what somebody wrote into Redis that its answers are errors for, and goes on. What stays so for as long as a Redis may be gone ends the worker. */
function watchErrors({ jobs, drop, fail, limits, stop }: Workplace): (error: Error) => void {
  let [mending, since, last] = [false, 0, 0];
  return (error) => {
    if (!isRefusal(error) || stop.aborted) return;
    if (!isBreakage(error)) return fail(error);
    const now = Date.now();
    if (now - last > limits.redisGoneMs / 2) since = now;
    last = now;
    if (now - since > limits.redisGoneMs) return fail(error);
    if (mending) return;
    mending = true;
    jobs.repair().then(drop, () => undefined).finally(() => { mending = false; });
  };
}

/** Does one job, and sends what came of it. */
async function work(found: Job, token: string, place: Workplace): Promise<'done' | 'given-back' | 'odd'> {
  const { request, link, limits, stop, tell, jobs, drop } = place;
  const job = readJob(found.id ?? '', found.data, request.queue.key);
  if (job === null || job === 'unsigned') {
    tell({ kind: job === null ? 'odd-job' : 'unsigned-job' });
    drop(1);
    await link.within(jobs.count(1));
    return 'odd';
  }
  const { server } = job;
  tell({ kind: 'start', server });
  const onPhase = (phase: string) => {
    tell({ kind: 'phase', server, phase });
    void found.updateProgress(phase).catch(() => undefined);
  };
  const isWanted = () => link.within(runScripts(link.redis, job.run).isWanted());
  const finding = await workJob({ ...job, catalog: request.catalog, signal: stop, beatMs: limits.queueBeatMs, isWanted, onPhase }, mannerOf(request));
  if (finding !== null && stop.aborted && !finding.outcome.ok) {
    // Where Redis is gone it is given back by itself: its lock runs out.
    if (!link.gone.aborted) await link.within(found.moveToWait(token)).catch(() => undefined);
    tell({ kind: 'given-back', server });
    return 'given-back';
  }
  if (finding !== null) await send(job, finding, place);
  tell(finding === null ? { kind: 'unwanted', server } : { kind: 'end', server, finding });
  return 'done';
}

/** Sends a finding to whoever collects it. Throws what the Redis client throws. */
async function send(job: SignedJob, finding: CrawlFinding, { request, link, limits }: Workplace): Promise<void> {
  const result = writeResult(finding, { job, key: request.queue.key, most: limits.greatestResult });
  await link.within(runScripts(link.redis, job.run).send(job.jobId, result, limits.resumeWithinMs));
}

function isJson(text: unknown): boolean {
  try {
    JSON.parse(String(text));
    return true;
  } catch {
    return false;
  }
}

function workersLost({ mostLostWorkers }: CrawlLimits): CrawlFinding {
  const attempts = mostLostWorkers + 1;
  return { outcome: { ok: false, cause: 'worker-lost', says: `${attempts} workers were lost while they listed it.`, remedy: crawlCauses['worker-lost'], observed: {} }, seconds: 0, attempts };
}

function mannerOf({ catalog: _catalog, queue: _queue, concurrency: _concurrency, signal: _signal, onEvent: _onEvent, ...manner }: WorkRequest): CrawlManner {
  return manner;
}
