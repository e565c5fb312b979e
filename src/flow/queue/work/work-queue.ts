import { readServerSpecs } from '../../../store/server-specs.ts';
import { crawlLimits } from '../../crawl/crawl-limits.ts';
import { requireSandbox } from '../../require-sandbox.ts';
import { toStart } from '../../crawl/to-start.ts';
import { openRedis } from '../redis/open-redis.ts';
import { openWorker } from './open-worker.ts';
import type { QueueWorker } from './open-worker.ts';
import { queueScripts } from '../redis/queue-scripts.ts';
import type { WorkEvent, WorkRequest, Workplace } from './workplace.ts';

/**
 * Takes jobs from a queue and lists the servers they name, as this worker's own catalog says, until the signal or until the
 * Redis is gone. Throws `PlaceError` where what it starts cannot be shut in here, there is no Redis, it went and did not come back, or refused what was asked of it.
 */
export async function workQueue(request: WorkRequest): Promise<void> {
  const limits = { ...crawlLimits, ...request.crawlLimits };
  const tell = (event: WorkEvent) => request.onEvent?.(event);
  // A file that cannot be read fails its own job, when one comes.
  const specs = await readServerSpecs(request.catalog).catch(() => new Map<string, never>());
  await requireSandbox(toStart([...specs.values()], request), request);
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

async function workUntil({ link, stop, tell, running, fail, jobs }: Workplace, worker: QueueWorker): Promise<void> {
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
  // Where Redis is gone or takes nothing, the next run or worker does it.
  await link.within(jobs.leave()).catch(() => undefined);
}
