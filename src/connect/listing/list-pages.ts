import type { Json } from '../../schema/json.ts';
import { ask } from './messages/ask.ts';
import type { Connection } from './messages/connection.ts';
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
 * Follows the pages of a list. What was seen before a page failed is kept; only a first page that fails throws `Unlisted`.
 * Ends at a cursor that was given before, and at the caps.
 */
export async function listPages(connection: Connection, { list, limits, signal }: ListRequest): Promise<Pages> {
  const pages: Pages = { entries: [] };
  const cursors = new Set<string>();
  let cursor: string | undefined;
  for (let page = 1; ; page += 1) {
    const answer = await onePage(connection, { list, limits, signal }, cursor).catch((error: unknown) => keepOnLaterPage(error, page));
    if (answer instanceof Unlisted) return { ...pages, incompleteBecause: `page ${page} of its ${list} failed: ${answer.says.replace(/\.$/, '')}` };
    for (const entry of answer.entries) pages.entries.push(entry);
    cursor = answer.next;
    if (cursor === undefined) return pages;
    const reason = reasonToStop(pages.entries.length, page, cursors.has(cursor), { list, limits });
    if (reason !== null) return { ...pages, incompleteBecause: reason };
    cursors.add(cursor);
  }
}

async function onePage(connection: Connection, { list, limits, signal }: ListRequest, cursor: string | undefined): Promise<{ entries: Json[]; next: string | undefined }> {
  const method = methods[list];
  const answer = await ask(connection, { method, params: cursor === undefined ? {} : { cursor }, timeoutMs: limits.pageMs, signal });
  const entries = answer[list];
  if (!Array.isArray(entries)) throw new Unlisted('not-mcp', `its answer to ${method} holds no list`);
  const next = answer['nextCursor'];
  // Some servers write null or an empty text for "no more".
  return { entries, next: typeof next === 'string' && next !== '' ? next : undefined };
}

function keepOnLaterPage(error: unknown, page: number): Unlisted {
  if (page === 1 || !(error instanceof Unlisted) || error.cause === 'interrupted') throw error;
  return error;
}

function reasonToStop(seen: number, page: number, isRepeated: boolean, { list, limits }: Omit<ListRequest, 'signal'>): string | null {
  if (isRepeated) return `its ${list} never end: page ${page} leads to a page that was seen before`;
  if (page >= limits.mostPages) return `it has more than ${limits.mostPages} pages of ${list}`;
  if (seen >= limits.mostTools) return `it has more than ${limits.mostTools} ${list}`;
  return null;
}
