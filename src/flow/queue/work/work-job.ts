import { setTimeout as wait } from 'node:timers/promises';
import type { ServerSpec } from '../../../schema/catalog/server-spec.ts';
import { readServerSpec } from '../../../store/server-specs.ts';
import { crawlCauses } from '../../crawl/crawl-causes.ts';
import { runCrawlJob } from '../../crawl/crawl-job.ts';
import type { CrawlFinding, CrawlManner } from '../../crawl/crawl-job.ts';
import { lockedInstall } from '../../crawl/record/locked-install.ts';
import { specHash } from '../../crawl/spec-hash.ts';
import type { SignedJob } from '../signed/signed-job.ts';

/** A job for this worker. `isWanted` is asked now and then: a crawl that ended wants nothing more. */
export interface WorkJob extends SignedJob {
  catalog: string;
  signal: AbortSignal;
  beatMs: number;
  isWanted(): Promise<boolean>;
  onPhase(phase: string): void;
}

/** Lists a server of this worker's own catalog, if that holds it under the hash asked for. Null: nobody wants it any more. */
export async function workJob({ catalog, server, spec: hash, signal, beatMs, isWanted, onPhase }: WorkJob, manner: CrawlManner): Promise<CrawlFinding | null> {
  if (!await isWanted()) return null;
  const spec = await readServerSpec(catalog, server).catch(() => null);
  if (spec === null || specHash(spec) !== hash) return notHeld(spec);
  const over = new AbortController();
  const unwanted = new AbortController();
  void watch(isWanted, beatMs, over.signal).then((isOver) => { if (isOver) unwanted.abort(); });
  const finding = await runCrawlJob({ ...manner, spec, lock: () => lockedInstall(catalog, server, spec), signal: AbortSignal.any([signal, unwanted.signal]), onProgress: onPhase });
  over.abort();
  return unwanted.signal.aborted ? null : finding;
}

/** Waits until nobody wants it any more. A Redis that does not answer says nothing about that. */
async function watch(isWanted: () => Promise<boolean>, beatMs: number, over: AbortSignal): Promise<boolean> {
  while (!over.aborted) {
    await wait(beatMs, undefined, { signal: over }).catch(() => undefined);
    if (!over.aborted && !await isWanted().catch(() => true)) return true;
  }
  return false;
}

function notHeld(spec: ServerSpec | null): CrawlFinding {
  const says = spec === null ? 'the worker that took it has no such server file, or one that cannot be read.' : 'the worker that took it has another server file of that name.';
  return { outcome: { ok: false, cause: 'other-spec', says, remedy: crawlCauses['other-spec'], observed: {} }, seconds: 0, attempts: 1 };
}
