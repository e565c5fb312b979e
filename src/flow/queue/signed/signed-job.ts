import { z } from 'zod';
import { serverIdPattern } from '../../../schema/catalog/server-spec.ts';
import type { CrawlTask } from '../../crawl/crawl-runner.ts';
import type { QueueKey } from './queue-key.ts';
import { isSignedBy, queueSignature } from './queue-signature.ts';
import { jobIdOf, runOf } from '../redis/run-keys.ts';

/** What a job says: which server, the hash of the spec that is meant, and that a crawl with the key put it there. Nothing else travels. */
export interface JobData { server: string; spec: string; signature: string }

/** A job of a crawl with the key: all that its result is bound to. */
export interface SignedJob { run: string; jobId: string; server: string; spec: string }

const jobSchema = z.strictObject({ server: z.string().regex(serverIdPattern).max(200), spec: z.string().regex(/^[0-9a-f]{64}$/), signature: z.string().max(64) });

/** What a task of a run is as a job. */
export function jobOf(run: string, { server, hash }: Pick<CrawlTask, 'server' | 'hash'>): SignedJob {
  return { run, jobId: jobIdOf(run, { server, hash }), server, spec: hash };
}

/** The texts that say which job is meant, in the order in which they are signed. */
export function textsOf({ run, jobId, server, spec }: SignedJob): string[] {
  return [run, jobId, server, spec];
}

/** What is put into the queue for a job. */
export function writeJob(job: SignedJob, key: QueueKey): JobData {
  return { server: job.server, spec: job.spec, signature: queueSignature(key, 'job', textsOf(job)) };
}

/** The job that a worker found; null when it is none of ours, `unsigned` when no crawl with this key put it there. Never throws. */
export function readJob(jobId: string, found: unknown, key: QueueKey): SignedJob | 'unsigned' | null {
  const [data, run] = [jobSchema.safeParse(found).data, runOf(jobId)];
  if (data === undefined || run === null) return null;
  const job = { run, jobId, server: data.server, spec: data.spec };
  return jobIdOf(run, { server: data.server, hash: data.spec }) === jobId && isSignedBy(key, 'job', textsOf(job), data.signature) ? job : 'unsigned';
}
