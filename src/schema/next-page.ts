import { isJsonObject } from './json.ts';
import type { Json, JsonObject } from './json.ts';

/** What the answer to a list request says of what comes after it. */
export interface NextPage {
  /** What to ask for the next page with, as it was given: a text, or whatever else a server takes for one. Only who gave it knows what it means. */
  cursor?: Json;
  /** The number of entries that the whole list has, by the answer's own count. */
  total?: number;
  /** Whether it says that more follow in a way that cannot be followed: a cursor of another kind, or a word for it. */
  saysMore: boolean;
}

/** The protocol's name first, then those of other protocols that servers take for it. */
const cursorNames = ['nextCursor', 'next_cursor', 'NextCursor', 'nextcursor', 'nextPageToken', 'next_page_token', 'nextPage', 'next_page', 'next', 'endCursor', 'cursor'];
const moreNames = ['hasMore', 'has_more', 'hasNext', 'has_next', 'hasNextPage', 'has_next_page', 'isTruncated', 'is_truncated', 'truncated', 'more'];
const totalNames = ['total', 'totalCount', 'total_count', 'totalTools', 'total_tools', 'totalItems', 'total_items'];
/** Which page an answer is, and how many there are. */
const pageNames = ['page', 'currentPage', 'current_page', 'pageNumber', 'page_number'];
const pagesNames = ['totalPages', 'total_pages', 'pageCount', 'page_count', 'numPages', 'num_pages', 'lastPage', 'last_page'];
/** Members in which servers put such things together. */
const wrappers = ['_meta', 'meta', 'metadata', 'pagination', 'paging', 'pageInfo', 'page_info'];

/**
 * Reads the signs of more pages that an answer has. `asked`: the cursor it answers to, which some repeat. `takesEmpty`: whether an empty text is
 * a cursor; elsewhere some write it for "no more", as null and false.
 */
export function nextPage(answer: JsonObject, { asked, takesEmpty }: { asked?: Json | undefined; takesEmpty: boolean }): NextPage {
  const places = [answer, ...wrappers.map((name) => answer[name]).filter((each) => isJsonObject(each))];
  const first = <T>(names: readonly string[], pick: (value: Json | undefined, name: string) => T | undefined): T | undefined => {
    for (const name of names) for (const place of places) {
      const picked = pick(place[name], name);
      if (picked !== undefined) return picked;
    }
    return undefined;
  };
  const isNone = (value: Json | undefined, name: string) => value === undefined || value === null || value === false
    || (value === '' && !(takesEmpty && name === 'nextCursor')) || (name === 'cursor' && value === asked);
  const isSaid = first(moreNames, (value) => (value === true || value === 'true' ? true : undefined)) ?? false;
  const isDenied = !isSaid && (first(moreNames, (value) => (value === false ? true : undefined)) ?? false);
  // Where it says that nothing follows, only the protocol's own name says that something does.
  const given = first(isDenied ? cursorNames.slice(0, 1) : cursorNames, (value, name) => (isNone(value, name) ? undefined : value));
  const canFollow = given !== undefined && given !== true;
  const total = first(totalNames, countIn);
  // Some count pages from zero: only that the first of them is not the last is certain.
  const hasPages = asked === undefined && (first(pagesNames, countIn) ?? 0) > Math.max(first(pageNames, countIn) ?? 0, 1);
  return { ...(canFollow && { cursor: given }), ...(total !== undefined && { total }), saysMore: !canFollow && (given !== undefined || isSaid || hasPages) };
}

/** A count, also one that is written as a text. */
function countIn(value: Json | undefined): number | undefined {
  const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) ? count : undefined;
}
