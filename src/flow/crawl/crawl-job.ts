import { setTimeout as wait } from 'node:timers/promises';
import { causes } from '../../connect/causes.ts';
import type { Launch } from '../../connect/launch/launch.ts';
import type { ListOptions } from '../../connect/list-options.ts';
import type { Outcome } from '../../connect/outcome.ts';
import { listApart } from '../../connect/listing/apart/list-apart.ts';
import type { Listing } from '../../connect/listing/listing.ts';
import { allowHosts } from '../../connect/launch/allow-hosts.ts';
import type { Observed } from '../../connect/observed.ts';
import type { HostRule } from '../../schema/network/host-rule.ts';
import type { Install } from '../../schema/catalog/install.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import type { PlaceErrors } from '../../text/errors/place-error.ts';
import { shortened, visibleLine } from '../../text/visible.ts';
import type { CrawlCause } from './crawl-causes.ts';
import { crawlLimits } from './crawl-limits.ts';
import type { CrawlLimits } from './crawl-limits.ts';
import { launchOf } from './launch-of.ts';
import { installHash } from './record/locked-install.ts';
import { refuseUnreviewed } from './refuse-unreviewed.ts';
import { retryWait } from './retry-wait.ts';

/** How every server of a crawl is listed. */
export interface CrawlManner extends Pick<ListOptions, 'sandbox' | 'sandboxImage' | 'allowPrivate' | 'timeoutMs' | 'limits' | 'registryTokens' | 'wantsWords'> {
  /** Whether a server may be started that nobody has reviewed: in a sandbox, even then. */
  includeUnreviewed?: boolean;
  /** Hosts that every program may reach, besides those of its server file. */
  hosts?: readonly HostRule[];
  crawlLimits?: Partial<CrawlLimits> | undefined;
  /** How a spec is started or reached, for tests and measurements; default: as it says. */
  launch?: (spec: ServerSpec) => Launch;
}

/** One server to list. It says nothing of where the result goes. */
export interface CrawlJob extends CrawlManner, Pick<ListOptions, 'signal'> {
  spec: ServerSpec;
  /** The packages to install, and no others; null where they are to be resolved anew. */
  lock?: () => Promise<Install | null>;
  onProgress?: (phase: string) => void;
}

/** A listing, or why there is none: of connecting, or of the way a crawl took. */
export type FoundOutcome =
  | { ok: true; listing: Listing; observed: Observed }
  | { ok: false; cause: CrawlCause; says: string; remedy: string; observed: Observed; written?: string };

/** What came of a job, and what it took. */
export interface CrawlFinding { outcome: FoundOutcome; seconds: number; attempts: number }

/** Lists a server; tries again after a while where that can help. Never throws. */
export async function runCrawlJob(job: CrawlJob): Promise<CrawlFinding> {
  const began = performance.now();
  for (let attempts = 1; ; attempts += 1) {
    const outcome = await listOnce(job);
    const waitMs = outcome.ok || job.signal?.aborted === true ? null : retryWait(outcome, attempts, { ...crawlLimits, ...job.crawlLimits });
    if (outcome.ok && outcome.listing.tree !== undefined) outcome.observed.install = installHash(outcome.listing.tree);
    if (waitMs === null) return { outcome, seconds: Math.round(performance.now() - began) / 1000, attempts };
    job.onProgress?.(`again in ${Math.ceil(waitMs / 1000)} s`);
    await wait(waitMs, undefined, { ...(job.signal && { signal: job.signal }) }).catch(() => undefined);
  }
}

async function listOnce({ spec, sandbox, launch = launchOf, includeUnreviewed = false, hosts = [], lock = async () => null, crawlLimits: _limits, ...options }: CrawlJob): Promise<Outcome> {
  const refusal = refuseUnreviewed(spec, includeUnreviewed, sandbox);
  if (refusal !== null) return refusal;
  const install = await lock().catch((error: PlaceErrors) => error);
  if (install instanceof Error) return damaged(install);
  return listApart(allowHosts(withLock(launch(spec), install), hosts), { ...options, sandbox });
}

function withLock(launch: Launch, lock: Install | null): Launch {
  return launch.kind === 'npm' && lock !== null ? { ...launch, lock } : launch;
}

function damaged({ message }: Error): Outcome {
  return { ok: false, cause: 'damaged-install', says: `the record of its packages cannot be read: ${shortened(visibleLine(message), 300)}`, remedy: causes['damaged-install'], observed: {} };
}
