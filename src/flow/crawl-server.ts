import { listServer } from '../connect/list-server.ts';
import type { ListOptions, Outcome } from '../connect/list-server.ts';
import type { ServerSpec } from '../schema/server-spec.ts';
import { launchOf } from './launch-of.ts';
import { recordListing } from './record-listing.ts';
import { refuseUnreviewed } from './refuse-unreviewed.ts';

export { launchOf };

/** One server to crawl. `today` is the day to record for content that is new, `YYYY-MM-DD`. */
export interface CrawlJob extends Pick<ListOptions, 'sandbox' | 'signal' | 'onProgress' | 'limits' | 'allowPrivate'> {
  catalog: string;
  server: string;
  spec: ServerSpec;
  today: string;
  /** Also a server that was taken over from a registry and that nobody has reviewed; it still needs a sandbox. */
  includeUnreviewed?: boolean;
}

/** What became of it: how much was seen and whether that is news, or why nothing was seen. */
export type CrawlOutcome =
  | { ok: true; tools: number; complete: boolean; incompleteBecause?: string; written: 'written' | 'unchanged' }
  | Extract<Outcome, { ok: false }>;

/** Lists a server and records what it said, if all of it was seen. */
export async function crawlServer({ catalog, server, spec, today, includeUnreviewed = false, ...options }: CrawlJob): Promise<CrawlOutcome> {
  const outcome = refuseUnreviewed(spec, includeUnreviewed, options.sandbox) ?? await listServer(launchOf(spec), options);
  if (!outcome.ok) return outcome;
  const { tools, complete, incompleteBecause } = outcome.listing;
  const written = await recordListing(catalog, server, outcome.listing, today);
  return { ok: true, tools: tools.length, complete, ...(incompleteBecause !== undefined && { incompleteBecause }), written };
}
