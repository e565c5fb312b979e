import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { describe, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Cause } from '../../src/connect/causes.ts';
import type { Limits } from '../../src/connect/limits.ts';
import { listed, listingOf, namesOf } from './stand-in.ts';
import { oneTool, sendJson, serveWeb, status } from './web-server.ts';
import type { Answer } from './web-server.ts';

const headers = { Authorization: 'Bearer hunter2' };
const list = (url: string, limits: Partial<Limits> = {}, timeoutMs?: number) => listed({ kind: 'url', url, headers }, { limits, ...(timeoutMs !== undefined && { timeoutMs }) });
const outcomeOf = async (answer: Answer, limits: Partial<Limits> = {}, timeoutMs?: number) => {
  const outcome = await list(`${await serveWeb(answer)}/mcp?key=hunter2`, limits, timeoutMs);
  assert.ok(!JSON.stringify(outcome).includes('hunter2'), 'nothing that was passed in is repeated');
  return outcome.ok ? 'listed' : [outcome.cause, outcome.says, outcome.remedy] as const;
};

/** Writes a byte now and then, for ever. */
const drip = (type: string, byte: string): Answer => (_request, response) => {
  response.writeHead(200, { 'content-type': type });
  const timer = setInterval(() => response.write(byte), 25);
  response.on('close', () => clearInterval(timer));
};

const json = { 'content-type': 'application/json' };

describe('a remote server that behaves badly', () => {
  const failing: [string, Answer, Cause, RegExp, Partial<Limits>?][] = [
    ['drips JSON a byte at a time', drip('application/json', ' '), 'timeout', /^it did not answer initialize within 0\.3 s(?:; its answer began with nothing but space, and did not end: \d+ bytes? came|; it began an answer, and nothing of it came)?\.$/, { initializeMs: 300 }],
    ['drips events a byte at a time', drip('text/event-stream', ':'), 'timeout', /^it did not answer initialize within 0\.3 s(?:; it opened a stream of events, and no message came on it)?\.$/, { initializeMs: 300 }],
    ['sends events without end', drip('text/event-stream', `data: ${'x'.repeat(20_000)}\n\n`), 'too-much-output', /^it answered with more than 100000 bytes\.$/, { greatestOutput: 100_000 }],
    ['ends its events without an answer', (_request, response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).end(': nothing\n\n'), 'exited', /^it closed the connection before it answered initialize\.$/],
    ['cuts its answer short', (_request, response) => { response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"json'); setTimeout(() => response.destroy(), 20); }, 'exited', /^it ended the connection within its answer to initialize; its answer began, and did not end: 6 bytes came\.$/],
    ['has no content type', (_request, response) => response.writeHead(200).end('ready'), 'wrong-content-type', /^it answered with no content type instead of JSON: ready\.$/],
    ['sends an image', status(200, { 'content-type': 'image/png' }, 'x'), 'wrong-content-type', /^it answered with image\/png instead of JSON\.$/],
    ['answers in an encoding nobody asked for', status(200, { ...json, 'content-encoding': 'zstd' }, 'hunter2'), 'wrong-encoding', /^it answered in the encoding zstd, which it was not asked for\.$/],
    ['answers in several encodings', status(200, { ...json, 'content-encoding': 'gzip, gzip' }, 'x'), 'wrong-encoding', /^it answered in the encoding gzip, gzip, which/],
    ['calls gzip what is none', status(200, { ...json, 'content-encoding': 'gzip' }, '{"hunter2":1}'), 'wrong-encoding', /^it answered in what it calls gzip, and that is broken or cut off\.$/],
    ['cuts its gzip short', (_request, response) => response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(5000)).subarray(0, 30)), 'wrong-encoding', /broken or cut off\.$/],
    ['cuts its events in Brotli short', (_request, response) => response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'br' }).end(brotliCompressSync('data: {}\n\n'.repeat(900)).subarray(0, 12)), 'wrong-encoding', /calls br, /],
    ['fails itself in an encoding', status(503, { 'content-encoding': 'zstd' }), 'http-status', /HTTP 503\.$/],
    ['fails itself', status(503, {}, 'hunter2'), 'http-status', /^it answered with HTTP 503\.$/],
    ['answers in a status nobody knows', status(799), 'http-status', /HTTP 799\.$/],
    ['redirects for ever within its origin', status(307, { location: '/mcp' }), 'http-status', /HTTP 307/],
    ['redirects to an address of a cloud', status(302, { location: 'http://169.254.169.254/latest/meta-data/?hunter2' }), 'redirected', /^it redirects to http:\/\/169\.254\.169\.254\.$/],
    ['redirects to a file', status(301, { location: 'file:///etc/passwd' }), 'redirected', /^it redirects to file:\.$/],
  ];
  for (const [name, answer, cause, says, limits] of failing) {
    test(`gives ${cause} when it ${name}`, async () => {
      const [found, said, remedy] = await outcomeOf(answer, limits);
      assert.equal(found, cause, said);
      assert.match(said ?? '', says);
      assert.ok((remedy ?? '') !== '');
    });
  }

  test('gives unreachable, and why, when nobody vouches for its certificate', async () => {
    const url = await serveWeb(oneTool, { secure: true });
    const outcome = await list(`${url}/mcp`);
    assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says], ['unreachable', `the certificate of ${new URL(url).host} is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT).`]);
  });

  test('gives unreachable when it speaks no TLS where it should', async () => {
    const outcome = await list((await serveWeb(oneTool)).replace('http:', 'https:'));
    assert.deepEqual(!outcome.ok && [outcome.cause, /cannot be reached \(\w+\)\.$/.test(outcome.says)], ['unreachable', true]);
  });

  test('has no schema fetched that its tools refer to', async () => {
    const seen: string[] = [];
    const elsewhere = await serveWeb((request, response, body) => {
      seen.push(request.url ?? '');
      return status(200)(request, response, body);
    });
    const answer: Answer = (request, response, body) => {
      const { id, method } = JSON.parse(body || '{}') as { id?: number; method?: string };
      if (method !== 'tools/list') return oneTool(request, response, body);
      return sendJson(response, { jsonrpc: '2.0', id, result: { tools: [{ name: 'refers', inputSchema: { $schema: `${elsewhere}/meta`, $ref: `${elsewhere}/schema.json` }, icons: [{ src: `${elsewhere}/icon.svg` }] }] } });
    };
    assert.equal(await outcomeOf(answer), 'listed');
    assert.deepEqual(seen, []);
  });
});

describe('a remote server that asks for patience', () => {
  /** Answers as usual after some refusals. */
  function patient(refusals: number, headersOf: Record<string, string>, code = 429): { answer: Answer; posts: () => number } {
    let posts = 0;
    return {
      posts: () => posts,
      answer: (request, response, body) => {
        if (request.method === 'POST') posts += 1;
        return request.method === 'POST' && posts <= refusals ? status(code, headersOf)(request, response, body) : oneTool(request, response, body);
      },
    };
  }

  for (const [what, code, wish] of [['in seconds', 429, '1'], ['as a date', 429, new Date(Date.now() + 1000).toUTCString()], ['when it is overloaded', 503, '0']] as const) {
    test(`is waited for once: ${what}`, async () => {
      const { answer, posts } = patient(1, { 'retry-after': wish }, code);
      assert.equal(await outcomeOf(answer), 'listed');
      assert.equal(posts(), 4);
    });
  }

  const impatient: [string, number, Record<string, string>, RegExp, number?][] = [
    ['asks again', 2, { 'retry-after': '0' }, /^it asks to be left alone for a while \(HTTP 429, 0 s\)\.$/],
    ['asks for too much', 1, { 'retry-after': '3600' }, /HTTP 429, 3600 s/],
    ['asks for more than there is time', 1, { 'retry-after': '5' }, /HTTP 429, 5 s/, 3000],
    ['does not say how long', 1, {}, /^it asks to be left alone for a while \(HTTP 429\)\.$/],
    ['says something else', 1, { 'retry-after': 'soon' }, /\(HTTP 429\)/],
  ];
  for (const [what, refusals, wish, says, timeoutMs] of impatient) {
    test(`gives rate-limited when it ${what}`, async () => {
      const { answer, posts } = patient(refusals, wish);
      const [cause, said] = await outcomeOf(answer, {}, timeoutMs);
      assert.equal(cause, 'rate-limited');
      assert.match(said ?? '', says);
      assert.equal(posts(), refusals);
    });
  }
});

describe('a remote server that asks for credentials', () => {
  const metadata = (resource: string, authorizationServers: string[]) => ({ resource, authorization_servers: authorizationServers });
  const closed = (challenge: string, documents: Record<string, unknown>, seen: IncomingMessage[] = []): Answer => (request, response, body) => {
    seen.push(request);
    const document = documents[(request.url ?? '').split('?')[0] ?? ''];
    return document === undefined ? status(401, challenge === '' ? {} : { 'www-authenticate': challenge })(request, response, body) : sendJson(response, document);
  };

  test('names no authorization server where none is found', async () => {
    const [cause, says, remedy] = await outcomeOf(closed('', {}));
    assert.deepEqual([cause, says], ['unauthorized', 'it asks for credentials (HTTP 401).']);
    assert.match(remedy ?? '', /--bearer-env NAME/);
  });

  for (const [where, path] of [['beside its path', '/.well-known/oauth-protected-resource/mcp'], ['at its root', '/.well-known/oauth-protected-resource']] as const) {
    test(`names the one in its metadata ${where}`, async () => {
      const [cause, says, remedy] = await outcomeOf(closed('Bearer', { [path]: metadata('https://x.example/mcp', ['https://login.example/tenant/']) }));
      assert.deepEqual([cause, says], ['unauthorized', 'it asks for credentials (HTTP 401); its authorization server is https://login.example/tenant.']);
      assert.match(remedy ?? '', /^Pass --login /);
    });
  }

  test('names the one in the metadata that its challenge points to, at another origin, where nothing that was passed in arrives', async () => {
    const seen: IncomingMessage[] = [];
    const elsewhere = await serveWeb((request, response) => {
      seen.push(request);
      return sendJson(response, metadata('https://x.example/mcp', ['https://login.example']));
    });
    const [, says] = await outcomeOf(closed(`Bearer realm="x", resource_metadata="${elsewhere}/metadata", scope="read"`, {}));
    assert.equal(says, 'it asks for credentials (HTTP 401); its authorization server is https://login.example.');
    assert.deepEqual(seen.map(({ url, headers: sent }) => [url, sent['authorization']]), [['/metadata', undefined]]);
  });

  test('names its own origin where that is an authorization server', async () => {
    const issued = { issuer: 'https://own.example/', authorization_endpoint: 'https://own.example/authorize', token_endpoint: 'https://own.example/token', response_types_supported: ['code'] };
    assert.match((await outcomeOf(closed('', { '/.well-known/oauth-authorization-server': issued })))[1] ?? '', /its authorization server is https:\/\/own\.example\.$/);
  });

  test('is not waited for where its metadata drip, or never end', async () => {
    const slow: Answer = (request, response, body) => (request.url?.includes('well-known') ? drip('application/json', ' ') : status(401))(request, response, body);
    assert.equal((await outcomeOf(slow, { metadataMs: 200 }))[1], 'it asks for credentials (HTTP 401).');
    const endless: Answer = (request, response, body) => (request.url?.includes('well-known') ? drip('application/json', ' '.repeat(5000)) : status(403))(request, response, body);
    assert.equal((await outcomeOf(endless, { greatestMetadata: 10_000 }))[1], 'it asks for credentials (HTTP 403).');
  });

  test('names what is no address of the web nowhere', async () => {
    const [, says] = await outcomeOf(closed('', { '/.well-known/oauth-protected-resource/mcp': metadata('https://x.example/mcp', ['https://login.example/\u202e<script>?hunter3#x']) }));
    assert.ok(!/hunter3|<script>|\u202e/.test(says ?? ''), says);
  });

  test('is listed with its token, and what it repeats of it is masked', async () => {
    const url = await serveWeb(oneTool);
    const listing = await listingOf({ kind: 'url', url, headers });
    assert.deepEqual([namesOf(listing), listing.tools[0]?.description], [['only'], 'Sees [masked].']);
  });
});
