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
    ['HTTP 500 and a word', refusing(500, 'text/plain', () => 'oops'), '2025-06-18'],
    ['HTTP 501 and a page for people', refusing(501, 'text/html', () => '<h1>Not implemented</h1>'), '2025-06-18'],
    ['HTTP 204', refusing(204, 'text/plain', () => ''), '2025-06-18'],
    ['HTTP 403 and words on the revision', refusing(403, 'text/plain', () => 'protocol version not supported'), '2025-06-18'],
    ['HTTP 200 and words', refusing(200, 'text/plain', () => 'unsupported protocol version'), '2025-06-18'],
    ['HTTP 200 and words in JSON', refusing(200, 'application/json', () => '"unsupported protocol version"'), '2025-06-18'],
    ['an error that is a text', refusing(200, 'application/json', ({ id }) => JSON.stringify({ jsonrpc: '2.0', id, error: 'no' })), '2025-06-18'],
    ['an error without JSON-RPC', refusing(200, 'application/json', () => '{"error":"unsupported protocol version, use 2025-03-26"}'), '2025-03-26'],
    ['an error of a framework', refusing(200, 'application/json', () => '{"success":false,"errors":[{"message":"bad version"}]}'), '2025-06-18'],
    ['a result that is an error', refusing(200, 'application/json', ({ id }) => JSON.stringify({ jsonrpc: '2.0', id, result: { error: 'version unsupported' } })), '2025-06-18'],
    ['words with a date that is a time', refusing(200, 'application/json', ({ id }) => error(id, '2026-11-30 10:00:00 bad request')), '2025-06-18'],
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
  const words: [string, number, string, string, string, string][] = [
    ['forbids for another reason than credentials', 403, 'text/plain', 'Your IP is not on the list', 'http-status', 'it answered with HTTP 403: Your IP is not on the list.'],
    ['forbids for want of credentials', 403, 'application/json', '{"message":"Missing API key"}', 'unauthorized', 'it asks for credentials (HTTP 403): Missing API key.'],
    ['asks for credentials', 401, 'application/json', '{"error":"invalid_token","error_description":"The token is over"}', 'unauthorized', 'it asks for credentials (HTTP 401): The token is over.'],
    ['has trouble of its own', 503, 'text/plain', 'Maintenance until noon.', 'http-status', 'it answered with HTTP 503: Maintenance until noon.'],
    ['has trouble inside', 500, 'text/plain', 'cannot open /srv/app/hunter2.db', 'http-status', 'it answered with HTTP 500.'],
    ['has trouble with a value', 503, 'text/plain', 'password hunter2 wrong', 'http-status', 'it answered with HTTP 503.'],
    ['wants to be left alone', 429, 'text/plain', 'Your quota is used up', 'rate-limited', 'it asks to be left alone for a while (HTTP 429): Your quota is used up.'],
    ['speaks plainly', 200, 'text/plain', 'This is the wrong door', 'wrong-content-type', 'it answered with text/plain instead of JSON: This is the wrong door.'],
    ['names only what nobody has', 200, 'application/json', '{"jsonrpc":"2.0","id":0,"error":{"code":-32602,"message":"Unsupported","data":{"supported":["2026-07-28"],"requested":"x"}}}', 'refused', 'it answered initialize with an error: Unsupported (supported: 2026-07-28).'],
    ['says more in the data', 200, 'application/json', '{"jsonrpc":"2.0","id":0,"error":{"code":1,"message":"","data":{"detail":"members only"}}}', 'refused', 'it answered initialize with an error: members only.'],
  ];
  for (const [what, code, type, text, cause, says] of words) {
    test(`is repeated in words for people: it ${what}`, async () => {
      const outcome = await listThere((request, response, body) => status(request.method === 'POST' ? code : 405, { 'content-type': type }, text.replace('"id":0', `"id":${(JSON.parse(body || '{}') as Message).id ?? 0}`))(request, response, body));
      assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says], [cause, says]);
    });
  }
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
    ['events whose lines end in returns', server(() => false, (response, value) => { response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`event: message\rdata: ${JSON.stringify(value)}\r\r`); })],
    ['events whose lines end in returns, in a stream that stays open', server(() => false, (response, value) => { response.writeHead(200, { 'content-type': 'text/event-stream' }).write(`data: ${JSON.stringify(value)}\r\r`); })],
    ['JSON that is called events', server(() => false, (response, value) => { response.writeHead(200, { 'content-type': 'text/event-stream' }).end(JSON.stringify(value, null, 1)); })],
    ['events that are called JSON', server(() => false, (response, value) => { response.writeHead(200, { 'content-type': 'application/json' }).end(`data: ${JSON.stringify(value)}\n\n`); })],
    ['events that are called text', server(() => false, (response, value) => { response.writeHead(200, { 'content-type': 'text/plain' }).write(`event: message\ndata: ${JSON.stringify(value)}\n\n`); })],
    ['JSON without a type', server(() => false, (response, value) => { response.writeHead(200).end(JSON.stringify(value)); })],
    ['JSON that is called text', server(() => false, (response, value) => { response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(`\n${JSON.stringify(value)}`); })],
    ['JSON that is called a page, piece by piece', server(() => false, (response, value) => { response.writeHead(200, { 'content-type': 'text/html' }).write(' '); response.write('{'); response.end(JSON.stringify(value).slice(1)); })],
    ['a message on each line', server(() => false, (response, value) => { response.writeHead(200, { 'content-type': 'application/x-ndjson' }).end(`{"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":1}}\n${JSON.stringify(value)}\n`); })],
    ['a status that says created', server(() => false, (response, value) => { response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(value)); })],
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
    ['half an answer', server(() => false, (response, value) => { response.writeHead(200, { 'content-type': 'application/json' }).write(JSON.stringify(value).slice(0, 50)); }), 'timeout', /^it did not answer initialize within 3 s; its answer began, and did not end: 50 bytes came\.$/],
    ['half an answer, and an end', server(() => false, (response, value) => { response.writeHead(200, { 'content-type': 'application/json', 'content-length': '9999' }).write(JSON.stringify(value).slice(0, 50)); setTimeout(() => response.destroy(), 50); }), 'exited', /^it ended the connection within its answer to initialize/],
    ['a stream that only pings', server(() => false, (response) => { response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': ping\n\n'); }), 'timeout', /^it did not answer initialize within 3 s; it opened a stream of events, and no message came on it\.$/],
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
