import { readServerSpecs } from '../store/server-specs.ts';
import type { ServerSpec } from '../schema/server-spec.ts';
import { PlaceError, PlaceErrors } from '../text/place-error.ts';
import { crawlServer } from './crawl-server.ts';
import type { CrawlOutcome } from './crawl-server.ts';

/** What to crawl and how. `servers`: only these ids; default: all of the catalog. */
export interface CrawlRequest {
  catalog: string;
  servers?: readonly string[];
  sandbox: 'auto' | 'bwrap' | 'none';
  concurrency: number;
  /** Let URLs lead into private networks. */
  allowPrivate?: boolean;
  /** Also servers that were taken over from a registry and that nobody has reviewed. */
  includeUnreviewed?: boolean;
  /** Day to record for content that is new, `YYYY-MM-DD`: the crawl's clock, given so that nothing deeper needs one. */
  today: string;
  signal?: AbortSignal;
  onEvent?: (event: CrawlEvent) => void;
}

/** Something that happened during a crawl, for whoever shows progress. */
export type CrawlEvent =
  | { kind: 'start'; server: string }
  | { kind: 'phase'; server: string; phase: string }
  | { kind: 'end'; server: string; done: number; all: number; outcome: CrawlOutcome };

/**
 * Crawls servers side by side and records what they said. One bad server never stops the others and never disappears: every
 * server has an outcome, in the order of the ids. Earlier snapshots of failed servers stay.
 */
export async function crawlCatalog(request: CrawlRequest): Promise<Map<string, CrawlOutcome>> {
  const specs = chosenSpecs(await readServerSpecs(request.catalog), request);
  const waiting = [...specs];
  const outcomes = new Map<string, CrawlOutcome>();
  const crawlNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [server, spec] = next;
      request.onEvent?.({ kind: 'start', server });
      const outcome = await crawlServer({
        catalog: request.catalog, server, spec, today: request.today, sandbox: request.sandbox,
        ...(request.allowPrivate === true && { allowPrivate: true }), ...(request.includeUnreviewed === true && { includeUnreviewed: true }),
        ...(request.signal && { signal: request.signal }),
        onProgress: (phase) => request.onEvent?.({ kind: 'phase', server, phase }),
      });
      outcomes.set(server, outcome);
      request.onEvent?.({ kind: 'end', server, done: outcomes.size, all: specs.size, outcome });
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, request.concurrency) }, crawlNext));
  return new Map([...specs.keys()].map((server) => [server, outcomes.get(server) as CrawlOutcome]));
}

function chosenSpecs(specs: Map<string, ServerSpec>, { catalog, servers, includeUnreviewed }: CrawlRequest): Map<string, ServerSpec> {
  if (servers === undefined) return includeUnreviewed === true ? specs : new Map([...specs].filter(([, spec]) => spec.unreviewed !== true));
  const unknown = servers.filter((server) => !specs.has(server));
  if (unknown.length > 0) {
    throw new PlaceErrors(unknown.map((server) => new PlaceError(server, `no such server in ${catalog}/servers`, 'See the file names there for the ids.')));
  }
  return new Map([...specs].filter(([server]) => servers.includes(server)));
}
