import type { Launch } from '../connect/launch.ts';
import { listServer } from '../connect/list-server.ts';
import type { ListOptions, Outcome } from '../connect/list-server.ts';
import type { Listing } from '../connect/listing.ts';
import type { ServerSpec } from '../schema/server-spec.ts';
import type { Snapshot } from '../schema/snapshot.ts';
import { writeSnapshot } from '../store/snapshots.ts';
import { definitionHash } from '../text/sha256.ts';

/** One server to crawl. `today` is the day to record for content that is new, `YYYY-MM-DD`. */
export interface CrawlJob extends Pick<ListOptions, 'sandbox' | 'signal' | 'onProgress' | 'limits'> {
  catalog: string;
  server: string;
  spec: ServerSpec;
  today: string;
}

/** What became of it: how much was seen and whether that is news, or why nothing was seen. */
export type CrawlOutcome =
  | { ok: true; tools: number; complete: boolean; incompleteBecause?: string; written: 'written' | 'unchanged' }
  | Extract<Outcome, { ok: false }>;

/**
 * Lists a server and records what it said. A listing that is only in part is not recorded: tools that were not seen would
 * seem not to be there.
 */
export async function crawlServer({ catalog, server, spec, today, ...options }: CrawlJob): Promise<CrawlOutcome> {
  const outcome = await listServer(launchOf(spec), options);
  if (!outcome.ok) return outcome;
  const { listing } = outcome;
  const { tools, complete, incompleteBecause } = listing;
  const written = complete ? await writeSnapshot(catalog, server, snapshotOf(listing, today)) : 'unchanged';
  return { ok: true, tools: tools.length, complete, ...(incompleteBecause !== undefined && { incompleteBecause }), written };
}

/** How a spec of the catalog is started or reached. */
export function launchOf(spec: ServerSpec): Launch {
  const { npm, args, env, files } = spec;
  if (npm === undefined) return { kind: 'url', url: spec.url as string, headers: {} };
  const { package: name, version, integrity, bin, overrides } = npm;
  return {
    kind: 'npm', package: name, version, integrity, args, env, files, network: spec.network !== undefined,
    ...(bin !== undefined && { bin }), ...(overrides !== undefined && { overrides }),
  };
}

function snapshotOf(listing: Listing, today: string): Snapshot {
  const { tools, complete: _complete, incompleteBecause: _because, sandbox: _sandbox, ...said } = listing;
  const hashed = tools.map((definition) => ({ sha256: definitionHash(definition), definition }));
  return { since: today, ...said, tools: hashed.sort(byNameThenHash) };
}

/** By code unit, so that the order is the same in every locale. */
function byNameThenHash(a: Snapshot['tools'][number], b: Snapshot['tools'][number]): number {
  if (a.definition.name !== b.definition.name) return a.definition.name < b.definition.name ? -1 : 1;
  return a.sha256 < b.sha256 ? -1 : a.sha256 > b.sha256 ? 1 : 0;
}
