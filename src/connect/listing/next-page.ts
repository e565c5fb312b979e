import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import { fits } from './fits.ts';
import type { Limits } from '../limits.ts';

/** How a list goes on behind a page: by a cursor, or by no more than a word that there is more, as a clause. Null where the list is over. */
export type NextPage = { cursor: Json } | { says: string } | null;

/** Where frameworks put what belongs to paging, besides the answer itself. */
const places = ['_meta', 'meta', 'metadata', 'pagination', 'paging', 'pageInfo', 'page_info', 'links'];
/** Other names of a cursor, without case and dashes: nobody knows how they would be sent back. */
const otherCursors: ReadonlySet<string> = new Set(['nextpagetoken', 'nexttoken', 'nextpage', 'next', 'nextoffset', 'continuationtoken', 'continuation', 'endcursor', 'pagetoken']);
const flags: ReadonlySet<string> = new Set(['hasmore', 'hasnext', 'hasnextpage', 'more', 'moreavailable', 'istruncated', 'truncated', 'incomplete', 'partial']);
const totals: ReadonlySet<string> = new Set(['total', 'totalcount', 'totalitems', 'totalresults', 'totaltools', 'toolcount', 'toolscount', 'count']);

/** What a page was taken in: whether the revision has a handshake, and how many entries came, on it and before. */
export interface PageSeen { hasSession: boolean; entries: number; limits: Pick<Limits, 'greatestText' | 'greatestDepth'> }

/**
 * What an answer says of the page behind it. A cursor goes back as it came, whatever it is: only who gave it knows what it means. Signs of
 * more that MCP does not have are told, since a list that ends silently looks whole.
 */
export function nextPage(answer: JsonObject, { hasSession, entries, limits }: PageSeen): NextPage {
  const written = Object.entries(answer).filter(([name]) => plain(name) === 'nextcursor');
  const next = answer['nextCursor'] ?? written.find(([, value]) => isSet(value, hasSession))?.[1];
  if (next === true) return { says: 'nextCursor is true, which leads nowhere' };
  if (isSet(next, hasSession)) return fits(next, { units: limits.greatestText, depth: limits.greatestDepth }) || typeof next === 'string' ? { cursor: next } : { says: 'its cursor is too large to be sent back' };
  const members = [answer, ...places.map((name) => answer[name]).filter((value) => isJsonObject(value))].flatMap((value) => Object.entries(value));
  const sign = members.find(([name, value]) => saysMore(plain(name), value, entries));
  return sign === undefined ? null : { says: sayOf(sign) };
}

/** With a handshake some servers write an empty text for "no more"; without one it is a cursor like any other. Null and false are none. */
function isSet(value: Json | undefined, hasSession: boolean): value is Exclude<Json, null> {
  return value !== undefined && value !== null && value !== false && !(value === '' && hasSession);
}

function saysMore(name: string, value: Json, entries: number): boolean {
  if (flags.has(name)) return value === true || value === 'true';
  if (totals.has(name)) return typeof value === 'number' && value > entries;
  if (name === 'nextcursor' || otherCursors.has(name)) return (typeof value === 'string' && value !== '') || (typeof value === 'number' && value > 0) || isJsonObject(value);
  return false;
}

/** Of a cursor only its name: it may be a token. */
function sayOf([name, value]: [string, Json]): string {
  return typeof value === 'number' || typeof value === 'boolean' ? `${name} is ${value}` : `it gives ${name}`;
}

function plain(name: string): string {
  return name.length > 40 ? '' : name.replace(/[_-]/g, '').toLowerCase();
}
