import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import { fetchRegistryPage, NotThere } from './fetch-registry-page.ts';
import { limits as ownLimits } from '../limits.ts';
import type { Limits } from '../limits.ts';
import { Unlisted } from '../unlisted.ts';
import type { Reach } from '../addresses/fetch/web-fetch.ts';

/** What to ask a registry for: its newest records, or those that changed since. */
export interface RegistryRequest {
  /** Where its API begins, before `/v0.1/`. */
  base: URL;
  since: string | null;
  reach: Reach;
  signal?: AbortSignal;
  limits?: Partial<Limits>;
}

/** Versions of the API, newest first: the first one is stable since October 2025, the other is what came before. */
const versions = ['v0.1', 'v0'];

/**
 * The records of a registry, a page at a time, as they are, deleted ones among them. Pages that fail are asked
 * for again, more and more slowly. Throws `Unlisted`.
 */
export async function* fetchRegistry({ base, since, reach, signal, limits: given }: RegistryRequest): AsyncGenerator<Json[]> {
  const limits = { ...ownLimits, ...given };
  const seen = new Set<string>();
  let version = versions[0] as string;
  let cursor = '';
  for (let page = 1; page <= limits.mostRegistryPages; page += 1) {
    const ask = (at: string) => fetchRegistryPage(addressOf(base, at, since, cursor), { reach, limits, signal });
    const answer = await ask(version).catch((error: unknown) => {
      if (page > 1 || !(error instanceof NotThere)) throw error;
      version = versions[1] as string;
      return ask(version);
    });
    if (!Array.isArray(answer['servers'])) throw new Unlisted('not-registry', 'its answer holds no list of servers');
    yield answer['servers'];
    cursor = cursorIn(answer);
    if (cursor === '') return;
    if (seen.has(cursor)) throw new Unlisted('not-registry', `its pages never end: page ${page} leads to one that was seen before`);
    seen.add(cursor);
  }
  throw new Unlisted('not-registry', `it has more than ${limits.mostRegistryPages} pages`);
}

function addressOf(base: URL, version: string, since: string | null, cursor: string): URL {
  const url = new URL(`${base.pathname.replace(/\/$/, '')}/${version}/servers`, base.origin);
  const query = { limit: '100', version: 'latest', include_deleted: 'true', ...(since !== null && { updated_since: since }), ...(cursor !== '' && { cursor }) };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

function cursorIn({ metadata }: JsonObject): string {
  const next = isJsonObject(metadata) ? metadata['nextCursor'] ?? metadata['next_cursor'] : undefined;
  return typeof next === 'string' ? next : '';
}
