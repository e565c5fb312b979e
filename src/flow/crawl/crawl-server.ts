import type { ListOptions } from '../../connect/list-options.ts';
import { asUnlisted, Unlisted } from '../../connect/unlisted.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import type { CrawlCause } from './crawl-causes.ts';
import { runCrawlJob } from './crawl-job.ts';
import type { CrawlManner, FoundOutcome } from './crawl-job.ts';
import { lockedInstall } from './record/locked-install.ts';
import { recordInstall } from './record/record-install.ts';
import { recordListing } from './record/record-listing.ts';
import type { ListedWhere } from './record/record-listing.ts';

/** One server to crawl. `today` is the day to record for content that is new, `YYYY-MM-DD`. */
export interface CrawlServerRequest extends CrawlManner, Pick<ListOptions, 'signal'> {
  catalog: string;
  server: string;
  spec: ServerSpec;
  today: string;
  /** Resolve its dependencies anew, also where the packages of the last listing are recorded. */
  updateDependencies?: boolean;
}

/** What became of it: how much was seen and whether that is news, or why nothing was seen. */
export type CrawlOutcome =
  | { ok: true; tools: number; complete: boolean; incompleteBecause?: string; written: 'written' | 'unchanged'; dependencies?: string }
  | { ok: false; cause: CrawlCause; says: string; remedy: string };

/** Lists a server and records what it said. */
export async function crawlServer({ catalog, server, today, updateDependencies = false, ...job }: CrawlServerRequest): Promise<CrawlOutcome> {
  const lock = async () => (updateDependencies ? null : lockedInstall(catalog, server, job.spec));
  return recordOutcome((await runCrawlJob({ ...job, lock })).outcome, { catalog, server, today, isWithheld: job.spec.withheld !== undefined });
}

/** Records what came of listing a server, wherever it was listed. Never throws: a disk that is full is an outcome too. */
export async function recordOutcome(outcome: FoundOutcome, where: ListedWhere): Promise<CrawlOutcome> {
  if (!outcome.ok) return { ok: false, cause: outcome.cause, says: outcome.says, remedy: outcome.remedy };
  const { tools, complete, incompleteBecause } = outcome.listing;
  const written = await recordListing(outcome.listing, where).catch(asUnrecorded);
  if (typeof written !== 'string') return { ok: false, cause: written.cause, says: written.says, remedy: written.remedy };
  const told = await recordInstall(outcome.listing, { catalog: where.catalog, server: where.server, install: outcome.observed.install, haveToolsChanged: written === 'written' }).catch(asUnlisted);
  if (told instanceof Unlisted) return { ok: false, cause: told.cause, says: told.says, remedy: told.remedy };
  return { ok: true, tools: tools.length, complete, ...(told !== null && { dependencies: told }), ...(incompleteBecause !== undefined && { incompleteBecause }), written };
}

function asUnrecorded(error: unknown): Unlisted {
  return error instanceof PlaceError ? new Unlisted('machine', `it was listed, but not recorded: ${error.place}: ${error.what}`, error.remedy) : asUnlisted(error);
}
