import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ServerResponse } from 'node:http';
import type { Limits } from '../../src/connect/limits.ts';
import { listed, namesOf } from './stand-in.ts';
import { sendJson, serveWeb, status } from './web-server.ts';
import type { Answer, Message } from './web-server.ts';

const older = ['2025-06-18', '2025-03-26', '2024-11-05'];
const tools = [{ name: 'read_note', inputSchema: { type: 'object' } }, { name: 'delete_note' }];
type Asked = Message & { params?: { protocolVersion?: string } };
const offered = ({ params }: Asked): string => params?.protocolVersion ?? '';
const listThere = async (answer: Answer, limits: Partial<Limits> = {}) => listed({ kind: 'url', url: `${await serveWeb(answer)}/mcp`, headers: {} }, { limits: { discoverMs: 300, ...limits } });

/** A server over HTTP; `odd` answers by itself where it gives true. */
const server = (odd: (asked: Asked, response: ServerResponse, headers: Record<string, unknown>) => unknown, write: (response: ServerResponse, value: unknown) => void = sendJson): Answer => (request, response, body) => {
  if (request.method !== 'POST') return status(405)(request, response, body);
  const asked = JSON.parse(body) as Asked;
  if (asked.id === undefined) return status(202)(request, response, body);
  if (odd(asked, response, request.headers) === true) return undefined;
  const result = asked.method === 'initialize' ? { protocolVersion: offered(asked), capabilities: { tools: {} }, serverInfo: { name: 'odd', version: '1' } } : { tools };
  return write(response, { jsonrpc: '2.0', id: asked.id, result });
};
const refusing = (code: number, type: string, text: (asked: Asked) => string): Answer => server((asked, response) => {
  if (asked.method !== 'initialize' || older.includes(offered(asked))) return false;
  response.writeHead(code, { 'content-type': type }).end(text(asked));
  return true;
});
const error = (id: unknown, message: string) => JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32600, message } });
const isOld = (asked: Asked) => asked.method !== 'initialize' || older.includes(offered(asked));

describe('a remote server that refuses the newest revision', () => {
  const ways: [string, Answer, string, Partial<Limits>?][] = [
    ['HTTP 400 and words', refusing(400, 'text/plain', () => `Bad Request: Unsupported protocol version (supported versions: ${older.join(', ')})`), '2025-06-18'],
    ['HTTP 400 and no words', refusing(400, 'text/plain', () => ''), '2025-06-18'],
    ['HTTP 400 and an error of JSON-RPC', refusing(400, 'application/json', () => error('server-error', 'Bad Request: Unsupported protocol version: 2025-11-25. Supported versions: 2024-11-05')), '2024-11-05'],
    ['HTTP 400 and an error of a framework', refusing(400, 'application/json', () => JSON.stringify({ timestamp: '2026-11-30T10:00:00Z', status: 400, error: 'Bad Request', message: 'protocolVersion must be one of 2025-03-26' })), '2025-03-26'],
    ['HTTP 422', refusing(422, 'application/json', () => '{"detail":[{"loc":["params"]}]}'), '2025-06-18'],
    ['HTTP 500 and words on the revision', refusing(500, 'text/plain', () => 'Error: unsupported protocol version 2025-11-25'), '2025-06-18'],
    ['an error of JSON-RPC', refusing(200, 'application/json', ({ id }) => error(id, 'unsupported')), '2025-06-18'],
    ['an error that names no request', refusing(200, 'application/json', () => error(null, 'Invalid Request')), '2025-06-18'],
    ['hanging up', server((asked, response) => (isOld(asked) ? false : (response.destroy(), true))), '2025-06-18'],
    ['silence', server((asked) => !isOld(asked)), '2025-06-18', { reofferMs: 50 }],
    ['its header once it has agreed', server((_asked, response, headers) => {
      if (headers['mcp-protocol-version'] === undefined || older.includes(headers['mcp-protocol-version'] as string)) return false;
      response.writeHead(400, { 'content-type': 'text/plain' }).end('Bad Request: Unsupported protocol version');
      return true;
    }), '2025-06-18'],
  ];
  for (const [what, answer, revision, limits] of ways) {
    test(`is listed in an older one: ${what}`, async () => {
      const outcome = await listThere(answer, limits);
      assert.ok(outcome.ok, JSON.stringify(outcome));
      assert.deepEqual([namesOf(outcome.listing), outcome.listing.protocolVersion, outcome.listing.transport], [['read_note', 'delete_note'], revision, 'streamable-http']);
    });
  }

  test('is repeated in its own words where it refuses every one', async () => {
    const outcome = await listThere((request, response, body) => status(request.method === 'POST' ? 400 : 405, { 'content-type': 'text/plain' }, 'This gateway speaks MCP to members only')(request, response, body));
    assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says], ['http-status', 'it answered with HTTP 400: This gateway speaks MCP to members only.']);
  });
  test('is no page for people where it says no', async () => {
    const outcome = await listThere((request, response, body) => status(404, { 'content-type': 'text/html' }, '<html><h1>Not found</h1></html>')(request, response, body));
    assert.equal(!outcome.ok && outcome.says, 'it answered with HTTP 404.');
  });
});

describe('a remote server whose answers are odd', () => {
  const event = (response: ServerResponse, value: unknown, end: string) => {
    if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`event: message\ndata: ${JSON.stringify(value)}${end}`);
  };
  const readable: [string, Answer][] = [
    ['an event without an empty line behind it, in a stream that stays open', server(() => false, (response, value) => event(response, value, '\n'))],
    ['an event without even a line feed', server(() => false, (response, value) => event(response, value, ''))],
    ['an event that ends with its stream', server(() => false, (response, value) => { event(response, value, '\n'); response.end(); })],
    ['a byte order mark before JSON, and space around it', server(() => false, (response, value) => { response.writeHead(200, { 'content-type': 'application/json' }).end(`\ufeff\n ${JSON.stringify(value, null, 2)}\n\n`); })],
  ];
  for (const [what, answer] of readable) {
    test(`is listed: ${what}`, async () => {
      const outcome = await listThere(answer, { initializeMs: 20_000 });
      assert.ok(outcome.ok, JSON.stringify(outcome));
      assert.deepEqual(namesOf(outcome.listing), ['read_note', 'delete_note']);
    });
  }

  const unread: [string, Answer, string, RegExp][] = [
    ['half an event', server(() => false, (response, value) => { response.writeHead(200, { 'content-type': 'text/event-stream' }).write(`data: ${JSON.stringify(value).slice(0, -3)}\n`); }), 'timeout', /^it did not answer initialize within 3 s; an event of its stream has begun and no empty line ends it\.$/],
    ['an answer to another request', server(() => false, (response, value) => sendJson(response, { ...value as object, id: 77 })), 'timeout', /it answered with another id: 77 instead of \d\.$/],
    ['a control byte', server(() => false, (response, value) => { response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value).replace('odd', 'o\u0001d')); }), 'not-mcp', /^its answer to initialize is no JSON: the control byte 0x01 stands in one of its texts as it is\.$/],
    ['nothing', server(() => false, (response) => { response.writeHead(200, { 'content-type': 'application/json' }).end(); }), 'not-mcp', /^its answer to initialize is empty\.$/],
    ['an event that is no message', server(() => false, (response) => { response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {"hello":1}\n\n'); }), 'timeout', /what it sent is no message of JSON-RPC 2\.0\.$/],
  ];
  for (const [what, answer, cause, says] of unread) {
    test(`gives ${cause}, and says what came: ${what}`, async () => {
      const outcome = await listThere(answer, { initializeMs: 3000 });
      assert.equal(!outcome.ok && outcome.cause, cause, JSON.stringify(outcome));
      assert.match(outcome.ok ? '' : outcome.says, says);
    });
  }
});

describe('an empty cursor', () => {
  const paged = (stateless: boolean): Answer => server((asked, response) => {
    if (asked.method === 'initialize' && stateless) sendJson(response, { jsonrpc: '2.0', id: asked.id, error: { code: -32601, message: 'Method not found' } });
    else if (asked.method === 'server/discover') sendJson(response, { jsonrpc: '2.0', id: asked.id, result: { resultType: 'complete', supportedVersions: ['2026-07-28'], capabilities: { tools: {} } } });
    else if (asked.method === 'tools/list') sendJson(response, { jsonrpc: '2.0', id: asked.id, result: asked.params?.cursor === undefined ? { tools: tools.slice(0, 1), nextCursor: '' } : { tools: tools.slice(1) } });
    else return false;
    return true;
  });
  test('is a cursor in revisions without a handshake', async () => {
    const outcome = await listThere(paged(true));
    assert.deepEqual(outcome.ok && [namesOf(outcome.listing), outcome.listing.complete, outcome.listing.era], [['read_note', 'delete_note'], true, 'stateless']);
  });
  test('is the end of the list in those with one', async () => {
    const outcome = await listThere(paged(false));
    assert.deepEqual(outcome.ok && [namesOf(outcome.listing), outcome.listing.complete], [['read_note'], true]);
  });
});
