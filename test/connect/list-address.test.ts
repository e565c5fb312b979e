import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import type { Cause } from '../../src/connect/causes.ts';
import type { Limits } from '../../src/connect/limits.ts';
import { listed, listingOf, namesOf } from './stand-in.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, message: Message) => void;
interface Message { id?: number; method?: string; params?: { cursor?: string } }

/** Listens on a port of its own until the tests are over. */
async function serve(handler: Handler): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    handler(request, response, (body === '' ? {} : JSON.parse(body)) as Message);
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', () => done()); });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const tool = (name: string) => ({ name, description: `Does ${name}.`, vendorField: { kept: true } });
const hello = { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'remote', version: '1' } };
const sendJson = (response: ServerResponse, value: unknown, headers: Record<string, string> = {}) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(value));
};
const end = (status: number, headers: Record<string, string> = {}, text = ''): Handler => (_request, response) => { response.writeHead(status, headers).end(text); };

function resultOf({ method, params }: Message): object {
  if (method === 'initialize') return hello;
  return params?.cursor === undefined ? { tools: [tool('first')], nextCursor: '2' } : { tools: [tool('second')] };
}

/** Streamable HTTP: every request is answered as JSON, or as an event. */
const streamable = (asEvent: boolean, seen: IncomingMessage[] = []): Handler => (request, response, message) => {
  seen.push(request);
  if (request.method !== 'POST') return end(request.method === 'DELETE' ? 200 : 405)(request, response, message);
  if (message.id === undefined) return end(202)(request, response, message);
  const answer = { jsonrpc: '2.0', id: message.id, result: resultOf(message) };
  if (!asEvent) return sendJson(response, answer, { 'mcp-session-id': 's1' });
  response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`event: message\ndata: ${JSON.stringify(answer)}\n\n`);
};

/** The older transport: answers come over one stream of events. `endpoint`: where messages are to be posted. */
function eventsOnly(status: number, endpoint = '/messages'): Handler {
  let stream: ServerResponse | undefined;
  return (request, response, message) => {
    if (request.method === 'GET') {
      stream = response.writeHead(200, { 'content-type': 'text/event-stream' });
      stream.write(`event: endpoint\ndata: ${endpoint}\n\n`);
    } else if (request.url !== '/messages') {
      end(status)(request, response, message);
    } else {
      response.writeHead(202).end();
      if (message.id !== undefined) stream?.write(`data: ${JSON.stringify({ jsonrpc: '2.0', id: message.id, result: resultOf(message) })}\n\n`);
    }
  };
}

describe('a remote server', () => {
  const whole: [string, Handler, string][] = [
    ['streamable HTTP with JSON', streamable(false), 'streamable-http'],
    ['streamable HTTP with events', streamable(true), 'streamable-http'],
    ...[400, 404, 405].map((status): [string, Handler, string] => [`events only, HTTP ${status} for the newer transport`, eventsOnly(status), 'sse']),
  ];
  for (const [name, handler, transport] of whole) {
    test(`is listed with all its pages: ${name}`, async () => {
      const listing = await listingOf({ kind: 'url', url: `${await serve(handler)}/mcp`, headers: {} });
      assert.deepEqual([namesOf(listing), listing.complete, listing.transport, listing.protocolVersion], [['first', 'second'], true, transport, '2025-06-18']);
      assert.deepEqual(listing.tools[0]?.['vendorField'], { kept: true });
    });
  }

  test('is listed though it never answers that the handshake is over', async () => {
    const inner = streamable(false);
    const url = await serve((request, response, message) => { if (message.method !== 'notifications/initialized') inner(request, response, message); });
    assert.equal((await listingOf({ kind: 'url', url, headers: {} }, { limits: { countMs: 200 } })).tools.length, 2);
  });

  test('gets the headers, the user info as a header, the agreed revision, and a farewell', async () => {
    const seen: IncomingMessage[] = [];
    const url = (await serve(streamable(false, seen))).replace('//', '//me:hunter2@');
    await listingOf({ kind: 'url', url: `${url}/mcp?q=1`, headers: { 'X-Key': 'k' } });
    const posts = seen.filter((request) => request.method === 'POST');
    assert.ok(posts.every(({ headers }) => headers['x-key'] === 'k' && headers.authorization === `Basic ${btoa('me:hunter2')}`));
    assert.ok(posts.every((request) => request.url === '/mcp?q=1'));
    assert.deepEqual([posts.at(-1)?.headers['mcp-protocol-version'], posts.at(-1)?.headers['mcp-session-id']], ['2025-06-18', 's1']);
    assert.equal(seen.at(-1)?.method, 'DELETE');
  });

  test('may move within its origin', async () => {
    const inner = streamable(false);
    const url = await serve((request, response, message) => (request.url === '/old' ? end(307, { location: '/new' }) : inner)(request, response, message));
    assert.equal((await listingOf({ kind: 'url', url: `${url}/old`, headers: {} })).tools.length, 2);
  });
});

describe('a remote server that cannot be listed', () => {
  const webPage = end(200, { 'content-type': 'text/html' }, '<title>Welcome</title>');
  const failing: [string, Handler, Cause, RegExp, Partial<Limits>?][] = [
    ['asks for credentials', end(401, { 'www-authenticate': 'Bearer realm="x"' }), 'unauthorized', /^it asks for credentials \(HTTP 401\)\.$/],
    ['forbids', end(403), 'unauthorized', /HTTP 403/],
    ['is not there', end(404), 'http-status', /^it answered with HTTP 404\.$/],
    ['is broken', end(500, {}, 'hunter2 at /srv'), 'http-status', /^it answered with HTTP 500\.$/],
    ['is a web page', webPage, 'wrong-content-type', /^it answered with text\/html instead of JSON\.$/],
    ['is a web page that takes no messages', (request, response, message) => (request.method === 'GET' ? webPage : end(405))(request, response, message), 'http-status', /HTTP 405/],
    ['says no JSON', end(200, { 'content-type': 'application/json' }, '{"jsonrpc":'), 'not-mcp', /^its answer to initialize is no JSON: it is cut short\.$/],
    ['says JSON that is no message', end(200, { 'content-type': 'application/json' }, '{"ok":true}'), 'not-mcp', /^its answer to initialize is none of MCP; what it sent is no message of JSON-RPC 2\.0\.$/],
    ['never answers', () => {}, 'timeout', /^it did not answer initialize within 0\.4 s\.$/, { initializeMs: 400 }],
    ['answers without end', (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '.repeat(10_000)), 1);
      response.on('close', () => clearInterval(timer));
    }, 'too-much-output', /^it answered with more than 100000 bytes\.$/, { greatestOutput: 100_000 }],
    ['hangs up', (request) => { request.socket.destroy(); }, 'unreachable', /^127\.0\.0\.1:\d+ cannot be reached \(\w+\)\.$/],
    ['names an endpoint elsewhere', eventsOnly(404, 'http://127.0.0.1:1/messages'), 'redirected', /^it names an endpoint for messages at another origin\.$/],
  ];
  for (const [name, handler, cause, says, limits] of failing) {
    test(`gives ${cause} when it ${name}`, async () => {
      const outcome = await listed({ kind: 'url', url: `${await serve(handler)}/mcp?key=hunter2`, headers: { Authorization: 'Bearer hunter2' } }, { limits });
      assert.ok(!outcome.ok);
      assert.equal(outcome.cause, cause, outcome.says);
      assert.match(outcome.says, says);
      assert.ok(!JSON.stringify(outcome).includes('hunter2'));
    });
  }

  test('is not followed to another origin, where nothing that was passed in arrives', async () => {
    const seen: IncomingMessage[] = [];
    const other = await serve(streamable(false, seen));
    const url = await serve(end(307, { location: `${other}/mcp` }));
    const outcome = await listed({ kind: 'url', url, headers: { Authorization: 'Bearer hunter2' } });
    assert.deepEqual(outcome.ok ? [] : [outcome.cause, outcome.says, seen.length], ['redirected', `it redirects to ${other}.`, 0]);
  });

  for (const [url, says] of [['http://127.0.0.1:9/', /^127\.0\.0\.1:9 cannot be reached \(bad port\)\.$/], ['http://127.0.0.1:2/?k=hunter2', /^127\.0\.0\.1:2 cannot be reached \(ECONNREFUSED\)\.$/], ['ftp://x.example/', /none of http/], ['hunter2', /none of http/]] as const) {
    test(`gives unreachable at once for ${url.replace('hunter2', '…')}`, async () => {
      const outcome = await listed({ kind: 'url', url, headers: {} });
      assert.ok(!outcome.ok && outcome.cause === 'unreachable');
      assert.match(outcome.says, says);
      assert.ok(!JSON.stringify(outcome).includes('hunter2'));
    });
  }

  test('gives header-invalid without the value that cannot be sent', async () => {
    const outcome = await listed({ kind: 'url', url: 'http://127.0.0.1:2/%zz', headers: { Authorization: 'hunter2\n' + 'hunter2' } });
    assert.ok(!outcome.ok && outcome.cause === 'header-invalid' && !JSON.stringify(outcome).includes('hunter2'));
  });

  test('is left at once when it is interrupted', async () => {
    const stop = new AbortController();
    const url = await serve(() => stop.abort());
    const outcome = await listed({ kind: 'url', url, headers: {} }, { signal: stop.signal });
    assert.equal(!outcome.ok && outcome.cause, 'interrupted');
  });
});
