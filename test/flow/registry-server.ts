import type { IncomingMessage } from 'node:http';
import type { Json, JsonObject } from '../../src/schema/json.ts';
import { sendJson, serveWeb, status } from '../connect/web-server.ts';

/** A registry that speaks the API of the official one: pages, `updated_since`, versions, deleted records. */
export interface StandInRegistry {
  base: URL;
  records: Json[];
  asked: URL[];
  /** Answers the next request with a failure. */
  failNext: { status: number; headers?: Record<string, string> }[];
  /** Cursor to give for ever. */
  loop: boolean;
}

/** `prefix`: the version of its API; `pageSize`: records of one page. */
export async function standInRegistry({ prefix = 'v0.1', pageSize = 4 } = {}): Promise<StandInRegistry> {
  const registry: StandInRegistry = { base: new URL('http://x.example'), records: [], asked: [], failNext: [], loop: false };
  const origin = await serveWeb((request: IncomingMessage, response, body) => {
    const url = new URL(request.url ?? '', 'http://x.example');
    registry.asked.push(url);
    const failure = registry.failNext.shift();
    if (failure !== undefined) return status(failure.status, failure.headers)(request, response, body);
    if (url.pathname !== `/registry/${prefix}/servers`) return status(404)(request, response, body);
    const since = url.searchParams.get('updated_since');
    const chosen = registry.records.filter((record) => isWanted(record, { since, deleted: since !== null || url.searchParams.get('include_deleted') === 'true', latest: url.searchParams.get('version') === 'latest' }));
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const more = from + pageSize < chosen.length;
    return sendJson(response, { servers: chosen.slice(from, from + pageSize), metadata: { count: pageSize, ...((more || registry.loop) && { nextCursor: registry.loop ? '0' : String(from + pageSize) }) } });
  });
  registry.base = new URL(`${origin}/registry/`);
  return registry;
}

function isWanted(record: Json, { since, deleted, latest }: { since: string | null; deleted: boolean; latest: boolean }): boolean {
  const meta = ((record as JsonObject | null)?.['_meta'] as JsonObject | undefined)?.['io.modelcontextprotocol.registry/official'] as JsonObject | undefined;
  if (meta === undefined) return true;
  if (!deleted && meta['status'] === 'deleted') return false;
  if (latest && meta['isLatest'] === false) return false;
  return since === null || Date.parse(meta['updatedAt'] as string) >= Date.parse(since);
}
