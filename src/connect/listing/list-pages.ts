import type { Json } from '../../schema/json.ts';
import { nextPage } from '../../schema/next-page.ts';
import type { NextPage } from '../../schema/next-page.ts';
import { fits } from './fits.ts';
import { ask } from './messages/ask.ts';
import type { Connection } from './messages/connection.ts';
import { Refused } from './messages/refused.ts';
import { rpcErrorAsResult } from './messages/rpc-error.ts';
import type { Limits } from '../limits.ts';
import { Unlisted } from '../unlisted.ts';

/** All pages of a list, or what came before it was cut short. */
export interface Pages {
  entries: Json[];
  incompleteBecause?: string;
}

/** The request for each list. Source: schema of MCP 2025-11-25. */
const methods = { tools: 'tools/list', prompts: 'prompts/list', resources: 'resources/list', resourceTemplates: 'resources/templates/list' } as const;

/** What to list, by the member of the answer that holds the entries. */
export interface ListRequest {
  list: keyof typeof methods;
  limits: Limits;
  signal: AbortSignal;
}

/**
 * Follows the pages of a list. What was seen before a page failed is kept; only a first page that fails throws `Unlisted`. An entry
 * that a later page repeats to the letter counts once. A sign of more that cannot be followed is said. Ends at a cursor that was given
 * before, where pages hold nothing new, and at the caps.
 */
export async function listPages(connection: Connection, { list, limits, signal }: ListRequest): Promise<Pages> {
  const pages: Pages = { entries: [] };
  const cursors = new Set<string>();
  const seen = newEntries();
  let repeats = 0;
  let given = 0;
  let cursor: Json | undefined;
  let numbersAsText = false;
  for (let page = 1; ; page += 1) {
    const answer = await onePage(connection, { list, limits, signal }, cursor).catch((error: unknown) => keepOnLaterPage(error, page));
    if (answer instanceof Unlisted) return { ...pages, incompleteBecause: `page ${page} of its ${list} failed: ${answer.says.replace(/\.$/, '')}` };
    const added = seen(answer.entries);
    for (const entry of added) pages.entries.push(entry);
    repeats = added.length === 0 && answer.entries.length > 0 ? repeats + 1 : 0;
    given += answer.entries.length;
    // Zero leads to the beginning where it means that a list is over.
    if (cursor === 0 && page === 2 && repeats === 1 && answer.entries.length === given / 2) return pages;
    // One that writes numbers may take only texts, and begin anew at anything else.
    const takesText: boolean = typeof cursor === 'number' && repeats > 0 && !numbersAsText;
    numbersAsText ||= takesText;
    const next: Json | undefined = takesText ? cursor : answer.next.cursor;
    cursor = typeof next === 'number' && numbersAsText ? String(next) : next;
    if (takesText) continue;
    if (cursor === undefined) return { ...pages, ...reasonAtEnd(answer.next, page, { given, repeats }, list) };
    if (typeof cursor !== 'string' && !fits(cursor, { units: limits.greatestText, depth: limits.greatestDepth })) return { ...pages, incompleteBecause: `page ${page} of its ${list} leads on by a cursor that is too large to be sent back` };
    const cursorText = JSON.stringify(cursor);
    const reason = reasonToStop(pages.entries.length, page, { isRepeated: cursors.has(cursorText), repeats }, { list, limits });
    if (reason !== null) return { ...pages, incompleteBecause: reason };
    cursors.add(cursorText);
  }
}

/** Tells which entries of each page came on no earlier one. Of a page itself all count, and most lists have one page: that two have one name is a finding. */
function newEntries(): (entries: readonly Json[]) => readonly Json[] {
  let earlier: readonly Json[] = [];
  const known = new Set<string>();
  return (entries) => {
    for (const entry of earlier) known.add(textOf(entry));
    earlier = entries;
    return known.size === 0 ? entries : entries.filter((entry) => !known.has(textOf(entry)));
  };
}

/** An entry to the letter; what is nested too deep for that is left out later anyway. */
function textOf(entry: Json): string {
  try {
    return JSON.stringify(entry);
  } catch {
    return '';
  }
}

async function onePage(connection: Connection, { list, limits, signal }: ListRequest, cursor: Json | undefined): Promise<{ entries: Json[]; next: NextPage }> {
  const method = methods[list];
  const answer = await ask(connection, { method, params: cursor === undefined ? {} : { cursor }, timeoutMs: limits.pageMs, signal }).catch((error: unknown) => {
    // One that writes numbers may still read texts alone, as MCP has it.
    if (typeof cursor !== 'number' || !(error instanceof Refused)) throw error;
    return ask(connection, { method, params: { cursor: String(cursor) }, timeoutMs: limits.pageMs, signal });
  });
  const entries = answer[list];
  const refusal = Array.isArray(entries) ? null : rpcErrorAsResult(answer);
  if (refusal !== null) throw new Refused(method, refusal);
  if (!Array.isArray(entries)) throw new Unlisted('not-mcp', `its answer to ${method} holds no list`);
  // With a handshake some servers write null or an empty text for "no more"; without one an empty text is a cursor like any other.
  return { entries, next: nextPage(answer, { asked: cursor, takesEmpty: connection.client.envelope !== null }) };
}

/** What the last page leaves open, if anything. */
function reasonAtEnd({ saysMore, total }: NextPage, page: number, { given, repeats }: { given: number; repeats: number }, list: string): { incompleteBecause?: string } {
  if (repeats > 0) return { incompleteBecause: `page ${page} of its ${list} only repeats what came before, and not what the page before it leads to` };
  if (saysMore) return { incompleteBecause: `page ${page} of its ${list} says that more follow, and not by a cursor that can be followed` };
  return total === undefined || total <= given ? {} : { incompleteBecause: `it says that it has ${total} ${list}, and lists ${given}` };
}

function keepOnLaterPage(error: unknown, page: number): Unlisted {
  if (page === 1 || !(error instanceof Unlisted) || error.cause === 'interrupted') throw error;
  return error;
}

/** Signs that the pages do not go on as they should. */
interface Circling { isRepeated: boolean; repeats: number }

function reasonToStop(seen: number, page: number, { isRepeated, repeats }: Circling, { list, limits }: Omit<ListRequest, 'signal'>): string | null {
  if (isRepeated) return `its ${list} never end: page ${page} leads to a page that was seen before`;
  if (repeats >= limits.mostRepeats) return `its ${list} never end: ${repeats} pages in turn hold nothing new`;
  if (page >= limits.mostPages) return `it has more than ${limits.mostPages} pages of ${list}`;
  if (seen >= limits.mostTools) return `it has more than ${limits.mostTools} ${list}`;
  return null;
}
