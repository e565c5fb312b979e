import assert from 'node:assert/strict';
import type { LookupAddress, lookup as systemLookup } from 'node:dns';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { findAuthorization } from '../../src/connect/addresses/sign-in/find-authorization.ts';
import { limits } from '../../src/connect/limits.ts';
import { Unauthorized } from '../../src/connect/addresses/sign-in/unauthorized.ts';
import { Unlisted } from '../../src/connect/unlisted.ts';
import { webFetch } from '../../src/connect/addresses/fetch/web-fetch.ts';
import type { Reach } from '../../src/connect/addresses/fetch/web-fetch.ts';
import { listed } from './stand-in.ts';
import { oneTool, sendJson, serveWeb, status } from './web-server.ts';

let hits = 0;
const origin = await serveWeb((request, response, body) => {
  hits += 1;
  return oneTool(request, response, body);
});
const port = new URL(origin).port;

/** A name service that gives these addresses in turn, the last for ever. */
function names(...turns: string[][]): { lookup: typeof systemLookup; asked: () => number } {
  let asked = 0;
  const lookup = ((_name: string, _options: object, done: (error: null, found: LookupAddress[]) => void) => {
    const found = turns[Math.min(asked++, turns.length - 1)] as string[];
    done(null, found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  }) as unknown as typeof systemLookup;
  return { lookup, asked: () => asked };
}

async function causeOf(address: string, reach: Reach): Promise<string> {
  const before = hits;
  const error = await webFetch(address, {}, reach).then(() => null, (thrown: unknown) => thrown);
  assert.equal(hits, before, 'nothing arrived');
  return error instanceof Unlisted ? error.cause : String(error);
}

describe('a request to a private address', () => {
  for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '2130706433', '0x7f.1', '0177.0.0.1', '0', '[::]', '10.0.0.1', '169.254.169.254', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '100.64.0.1', '[fe80::1]', 'localhost', 'LOCALHOST']) {
    test(`is refused before anything is sent: ${host}`, async () => assert.equal(await causeOf(`http://${host}:${port}/`, { allowPrivate: false }), 'private-address'));
  }

  for (const [what, addresses] of [['a private address', ['10.1.2.3']], ['a public and a private one', ['93.184.215.14', '127.0.0.1']], ['IPv4 as IPv6', ['::ffff:127.0.0.1']]] as const) {
    test(`is refused where a name stands for ${what}`, async () => assert.equal(await causeOf(`http://name.example:${port}/`, { allowPrivate: false, ...names([...addresses]) }), 'private-address'));
  }

  test('is refused where a name changes its meaning: what was looked up is what is connected to', async () => {
    const { lookup, asked } = names(['198.97.190.53'], ['127.0.0.1']);
    const before = hits;
    // Nothing of ours listens there: whether it is out of reach at once or for long, it is asked for once, and connected to as told.
    await webFetch(`http://name.example:${port}/`, { signal: AbortSignal.timeout(200) }, { allowPrivate: false, lookup }).catch(() => undefined);
    assert.deepEqual([asked(), hits], [1, before]);
    assert.equal(await causeOf(`http://name.example:${port}/`, { allowPrivate: false, lookup }), 'private-address');
  });

  test('is made when it is allowed, by name too', async () => {
    assert.equal((await webFetch(`${origin}/`, { method: 'POST', body: '{"id":1}' }, { allowPrivate: true })).status, 200);
    assert.equal((await webFetch(`http://name.example:${port}/`, { method: 'POST', body: '{"id":1}' }, { allowPrivate: true, ...names(['127.0.0.1']) })).status, 200);
  });

  test('is refused by default when a server is listed', async () => {
    for (const url of [`${origin}/mcp`, `http://localhost:${port}/mcp`]) {
      const outcome = await listed({ kind: 'url', url, headers: {} }, { allowPrivate: false });
      assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says], ['private-address', `${new URL(url).host} is an address of this machine or of a private network.`]);
    }
  });

  test('is not made for metadata of authorization either', async () => {
    const before = hits;
    const asking = new Unauthorized(401, { resourceMetadataUrl: new URL(`${origin}/metadata`) });
    const taking = { limits, signal: new AbortController().signal, until: Date.now() + 10_000, reach: { allowPrivate: false, ...names(['127.0.0.1']) }, observed: {}, onProgress: () => undefined };
    assert.equal(await findAuthorization(new URL(`http://name.example:${port}/mcp`), asking, taking), null);
    assert.equal(hits, before);
  });
});

describe('a request', () => {
  test('follows no redirect, keeps its headers, and says who asks', async () => {
    const seen: Record<string, unknown>[] = [];
    const there = await serveWeb((request, response, body) => {
      seen.push({ ...request.headers, body });
      return status(302, { location: 'http://127.0.0.1:1/' })(request, response, body);
    });
    const response = await webFetch(`${there}/x`, { method: 'POST', body: new URLSearchParams({ a: '1' }), headers: { 'X-Key': 'k' } }, { allowPrivate: true });
    assert.deepEqual([response.status, response.headers.get('location')], [302, 'http://127.0.0.1:1/']);
    const { body, 'content-type': type, 'x-key': key, 'user-agent': agent, 'accept-encoding': encoding } = seen[0]!;
    assert.deepEqual([body, type, key, agent, encoding], ['a=1', 'application/x-www-form-urlencoded;charset=UTF-8', 'k', 'toolrisk', 'identity']);
  });

  test('understands a compressed answer that it did not ask for, and counts what it swells to', async () => {
    const big = gzipSync(JSON.stringify({ jsonrpc: '2.0', id: 0, result: { x: 'x'.repeat(5_000_000) } }));
    const there = await serveWeb((_request, response) => response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(big));
    assert.equal((await (await webFetch(there, {}, { allowPrivate: true })).text()).length, 5_000_042);
    const outcome = await listed({ kind: 'url', url: there, headers: {} }, { limits: { greatestOutput: 100_000 } });
    assert.equal(!outcome.ok && outcome.cause, 'too-much-output');
    assert.ok(big.length < 10_000);
  });

  test('ends when it is told to, also while the answer comes', async () => {
    const there = await serveWeb((_request, response) => { response.writeHead(200).write('x'); });
    const stop = new AbortController();
    const response = await webFetch(there, { signal: stop.signal }, { allowPrivate: true });
    setTimeout(() => stop.abort(), 20);
    await assert.rejects(response.text());
  });

  test('keeps away from the ports of other protocols', async () => {
    for (const bad of [25, 22, 6667]) assert.equal(await causeOf(`http://127.0.0.1:${bad}/`, { allowPrivate: true }), 'unreachable');
  });

  test('takes an answer without a body', async () => {
    const there = await serveWeb((request, response) => (request.url === '/204' ? response.writeHead(204).end() : sendJson(response, {})));
    assert.equal((await webFetch(`${there}/204`, {}, { allowPrivate: true })).body, null);
  });
});
