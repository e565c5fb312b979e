import assert from 'node:assert/strict';
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { CommandLaunch } from '../../src/connect/launch/launch.ts';
import type { Listing } from '../../src/connect/listing/listing.ts';
// @ts-expect-error a server of the tests, without types
import { handler as untyped } from './servers/stateless.mjs';
import { listed, listingOf, namesOf, processesWith, standIn } from './stand-in.ts';
import { sendJson, serveWeb, status } from './web-server.ts';
import type { Answer, Message } from './web-server.ts';

const handler = untyped as (legacy: boolean) => { fetch(request: Request): Promise<Response> };
const stateless = (kind: 'only' | 'both'): CommandLaunch => ({ kind: 'command', command: process.execPath, args: [join(import.meta.dirname, 'servers/stateless.mjs'), kind], env: {}, hosts: [] });

/** A handler for web requests behind a socket. */
const overHttp = (legacy: boolean, seen: Record<string, unknown>[] = []): Answer => {
  const { fetch: answer } = handler(legacy);
  return async (request, response, body) => {
    seen.push({ ...request.headers, method: request.method, body });
    const asked = new Request(`http://127.0.0.1${request.url ?? ''}`, { method: request.method!, headers: request.headers as Record<string, string>, ...(body !== '' && { body }) });
    const given = await answer(asked);
    response.writeHead(given.status, Object.fromEntries(given.headers)).end(Buffer.from(await given.arrayBuffer()));
  };
};

function isWhole(listing: Listing): void {
  assert.deepEqual([namesOf(listing), listing.complete, listing.instructions, listing.prompts, listing.resources], [['read_note', 'delete_note'], true, 'Ask nicely.', 1, null]);
  assert.deepEqual([listing.serverInfo?.['name'], listing.tools[1]?.['_meta'], listing.tools[0]?.annotations], ['stateless', { 'example.com/risk': 'high' }, { readOnlyHint: true }]);
}

/** Not what keeps its processes together, whose words are the same. */
function isNode(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/exe`) === process.execPath;
  } catch {
    return false;
  }
}

describe('a server that knows only revisions without a handshake', () => {
  test('is listed over standard streams, by the one process that was started', async () => {
    let most = 0;
    const word = `era-${process.pid}`;
    const launch = stateless('only');
    const timer = setInterval(() => { most = Math.max(most, processesWith(word).filter(isNode).length); }, 20);
    const listing = await listingOf({ ...launch, args: [...launch.args, word] }).finally(() => clearInterval(timer));
    isWhole(listing);
    assert.deepEqual([listing.era, listing.protocolVersion, listing.transport, most], ['stateless', '2026-07-28', 'stdio', 1]);
  });

  test('is listed over HTTP, every request saying who asks and in which revision, offering nothing', async () => {
    const seen: Record<string, unknown>[] = [];
    const listing = await listingOf({ kind: 'url', url: `${await serveWeb(overHttp(false, seen))}/mcp`, headers: {} });
    isWhole(listing);
    assert.deepEqual([listing.era, listing.protocolVersion, listing.transport], ['stateless', '2026-07-28', 'streamable-http']);
    const later = seen.slice(1).filter(({ method }) => method === 'POST');
    assert.deepEqual(later.map((request) => [request['mcp-method'], request['mcp-protocol-version']]), ['server/discover', 'tools/list', 'prompts/list'].map((method) => [method, '2026-07-28']));
    for (const { body } of later) {
      const meta = (JSON.parse(body as string) as Message).params?._meta ?? {};
      assert.deepEqual([meta['io.modelcontextprotocol/clientCapabilities'], (meta['io.modelcontextprotocol/clientInfo'] as { name: string }).name], [{}, 'toolrisk']);
    }
    assert.ok(!seen.some((request) => /tools\/call/.test(request['body'] as string)));
  });
});

describe('a server that knows both eras', () => {
  test('is listed by the handshake', async () => {
    const listing = await listingOf(stateless('both'));
    isWhole(listing);
    assert.deepEqual([listing.era, listing.protocolVersion], [undefined, '2025-11-25']);
  });
  test('is listed by the handshake over HTTP', async () => {
    const listing = await listingOf({ kind: 'url', url: await serveWeb(overHttp(true)), headers: {} });
    isWhole(listing);
    assert.deepEqual([listing.era, listing.protocolVersion], [undefined, '2025-11-25']);
  });
});

describe('a server that refuses the handshake', () => {
  /** Answers by method; what is not there is unknown. */
  const speaking = (answers: Record<string, (message: Message) => object>, unknown = 404): Answer => (_request, response, body) => {
    const message = JSON.parse(body || '{}') as Message;
    const { id = null, method = '' } = message;
    const given = answers[method]?.(message);
    if (given === undefined) return response.writeHead(unknown, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32601, message: 'Method not found' } }));
    return sendJson(response, { jsonrpc: '2.0', id, ...given });
  };
  const listThere = async (answer: Answer) => listed({ kind: 'url', url: await serveWeb(answer), headers: {} }, { limits: { discoverMs: 300, initializeMs: 500 } });
  const hello = { result: { resultType: 'complete', supportedVersions: ['2026-07-28'], capabilities: { tools: {} } } };

  for (const [unknown, what] of [[404, 'HTTP 404'], [400, 'HTTP 400'], [200, 'an error of JSON-RPC alone']] as const) {
    test(`is asked in the other way: ${what}`, async () => {
      const outcome = await listThere(speaking({ 'server/discover': () => hello, 'tools/list': () => ({ result: { resultType: 'complete', tools: [{ name: 'x', 'x-odd': 1 }, 7], ttlMs: 1, cacheScope: 'public' } }) }, unknown));
      assert.ok(outcome.ok, JSON.stringify(outcome));
      assert.deepEqual([outcome.listing.tools, outcome.listing.complete, outcome.listing.serverInfo], [[{ name: 'x', 'x-odd': 1 }], false, null], 'unknown fields stay, and one bad entry loses no other');
    });
  }

  test('is followed to the revision it knows', async () => {
    const discover = ({ params }: Message) => (params?._meta?.['io.modelcontextprotocol/protocolVersion'] === '2027-01-01'
      ? { result: { ...hello.result, supportedVersions: ['2025-11-25', '2027-01-01'] } }
      : { error: { code: -32022, message: 'Unsupported', data: { supported: ['2027-01-01', '2025-11-25'] } } });
    const outcome = await listThere(speaking({ 'server/discover': discover, 'tools/list': () => ({ result: { tools: [{ name: 'x' }] } }) }));
    assert.equal(outcome.ok && outcome.listing.protocolVersion, '2027-01-01');
  });

  const kept: [string, Answer, string, RegExp][] = [
    ['knows neither', speaking({}), 'refused', /^it does not know initialize\.$/],
    ['never answers the other way', (request, response, body) => ((JSON.parse(body || '{}') as Message).method === 'server/discover' ? undefined : speaking({})(request, response, body)), 'refused', /^it does not know initialize\.$/],
    ['names no revision', speaking({ 'server/discover': () => ({ result: { supportedVersions: ['soon', 7] } }) }), 'refused', /initialize/],
    ['asks back', speaking({ 'server/discover': () => hello, 'tools/list': () => ({ result: { resultType: 'input_required', inputRequests: { a: { method: 'elicitation/create' } } } }) }), 'refused', /^it asks for something before it answers tools\/list: elicitation\/create\.$/],
  ];
  for (const [what, answer, cause, says] of kept) {
    test(`gives ${cause} when it ${what}`, async () => {
      const outcome = await listThere(answer);
      assert.deepEqual(!outcome.ok && [outcome.cause, says.test(outcome.says)], [cause, true], JSON.stringify(outcome));
    });
  }

  test('is not asked again where it asks for credentials', async () => {
    let posts = 0;
    const outcome = await listThere((request, response, body) => {
      if (request.method === 'POST') posts += 1;
      return status(401)(request, response, body);
    });
    assert.deepEqual([!outcome.ok && outcome.cause, posts], ['unauthorized', 1]);
  });

  test('keeps its own reason over standard streams', async () => {
    const outcome = await listed(standIn('refuses initialize'));
    assert.match(outcome.ok ? '' : outcome.says, /Set EXAMPLE_KEY first/);
  });
});
