import type { Job } from 'bullmq';
import { crawlCauses } from '../../crawl/crawl-causes.ts';
import type { CrawlFinding, CrawlManner } from '../../crawl/crawl-job.ts';
import type { CrawlLimits } from '../../crawl/crawl-limits.ts';
import { writeResult } from '../signed/queue-result.ts';
import { runScripts } from '../redis/run-scripts.ts';
import { readJob } from '../signed/signed-job.ts';
import type { SignedJob } from '../signed/signed-job.ts';
import { workJob } from './work-job.ts';
import type { WorkRequest, Workplace } from './workplace.ts';

/** Does one job, and sends what came of it. */
export async function doJob(found: Job, token: string, place: Workplace): Promise<'done' | 'given-back' | 'odd'> {
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

/** Says of a job that was given up since workers were lost over it, that it was. Throws what the Redis client throws. */
export async function sendLost(found: Job, place: Workplace): Promise<void> {
  const job = readJob(found.id ?? '', found.data, place.request.queue.key);
  if (job !== null && job !== 'unsigned') await send(job, workersLost(place.limits), place);
}

/** Sends a finding to whoever collects it. Throws what the Redis client throws. */
async function send(job: SignedJob, finding: CrawlFinding, { request, link, limits }: Workplace): Promise<void> {
  const result = writeResult(finding, { job, key: request.queue.key, most: limits.greatestResult });
  await link.within(runScripts(link.redis, job.run).send(job.jobId, result, limits.resumeWithinMs));
}

function workersLost({ mostLostWorkers }: CrawlLimits): CrawlFinding {
  const attempts = mostLostWorkers + 1;
  return { outcome: { ok: false, cause: 'worker-lost', says: `${attempts} workers were lost while they listed it.`, remedy: crawlCauses['worker-lost'], observed: {} }, seconds: 0, attempts };
}

function mannerOf({ catalog: _catalog, queue: _queue, concurrency: _concurrency, signal: _signal, onEvent: _onEvent, ...manner }: WorkRequest): CrawlManner {
  return manner;
}
