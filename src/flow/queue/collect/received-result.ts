import { crawlCauses } from '../../crawl/crawl-causes.ts';
import type { CrawlFinding, CrawlManner } from '../../crawl/crawl-job.ts';
import type { CrawlTask } from '../../crawl/crawl-runner.ts';
import type { QueueKey } from '../signed/queue-key.ts';
import { badResult, readResult } from '../signed/queue-result.ts';
import { jobOf } from '../signed/signed-job.ts';
import { specMismatch } from './spec-mismatch.ts';

/** What a result is read for: its task, in a run, and how the crawl would have listed it itself. */
export interface ResultAsked { run: string; task: CrawlTask; key: QueueKey; manner: CrawlManner }

/** A result that came. `isBroken`: it is told as a failure, since what came is not of this server file, or is nothing that a worker sends. */
export interface ReadResult { finding: CrawlFinding; isBroken: boolean }

/** What came for a server, as a crawl records it; null when no worker with the key sent it for this very job. */
export function receivedResult(text: string | undefined, { run, task, key, manner }: ResultAsked): ReadResult | null {
  const finding = readResult(text, { job: jobOf(run, task), key });
  if (finding === null) return null;
  if (!finding.outcome.ok) return { finding, isBroken: finding.outcome.cause === 'bad-result' };
  // Where the crawl itself was given another way to start servers, there are no packages.
  const mismatch = manner.launch === undefined ? specMismatch(finding.outcome.listing, task.spec) : null;
  return mismatch === null ? { finding, isBroken: false } : { finding: badResult(`its result is not of its server file: ${mismatch}`), isBroken: true };
}

/** What is told of a server whose job came to nothing so many times. `isSpoilt`: something came for it, though no result. */
export function lostResult(times: number, isSpoilt: boolean): CrawlFinding {
  if (isSpoilt) return badResult('what came for it was not signed by a worker with the key');
  const says = `its job was lost in the queue ${times} times: a worker with another key took it, or somebody removed it.`;
  return { outcome: { ok: false, cause: 'job-lost', says, remedy: crawlCauses['job-lost'], observed: {} }, seconds: 0, attempts: times };
}
