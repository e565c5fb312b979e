import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { NpmLaunch } from '../../src/connect/launch/launch.ts';
import { crawlServer } from '../../src/flow/crawl/crawl-server.ts';
import { launchOf } from '../../src/flow/crawl/launch-of.ts';
import { serverSpecSchema } from '../../src/schema/catalog/server-spec.ts';
import { readSnapshot, snapshotPath } from '../../src/store/snapshots.ts';
import { zodErrors } from '../../src/text/errors/zod-errors.ts';
import { definitionHash } from '../../src/text/sha256.ts';
import { shortLimits } from './stand-in.ts';

const catalog = mkdtempSync(join(tmpdir(), 'crawl-server-'));
/** What the server answers to tools/list next. */
let answer: object = {};
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { id, method } = JSON.parse(Buffer.concat(chunks).toString() || '{}') as { id?: number; method?: string };
  if (id === undefined) return void response.writeHead(request.method === 'GET' ? 405 : 202).end();
  const hello = { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'remote', version: '1' } };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, result: method === 'initialize' ? hello : answer }));
});
before(() => new Promise<void>((done) => { server.listen(0, '127.0.0.1', () => done()); }));
after(() => {
  server.close();
  server.closeAllConnections();
  rmSync(catalog, { recursive: true });
});

const specOf = (rest: object) => serverSpecSchema.parse({ title: 'X', about: 'X.', topic: 'other', ...rest });
const crawl = (today: string) => crawlServer({
  catalog, server: 'x', today, sandbox: 'none', allowPrivate: true, limits: shortLimits,
  spec: specOf({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`, license: 'MIT' }),
});
const recorded = () => readFileSync(snapshotPath(catalog, 'x'), 'utf8');

describe('crawling a server', () => {
  beforeEach(async () => {
    rmSync(snapshotPath(catalog, 'x'), { force: true });
    answer = { tools: [{ name: 'b' }, { name: 'a', description: 'second' }, { name: 'B' }, { name: 'a', description: 'first' }] };
    assert.deepEqual(await crawl('2026-01-01'), { ok: true, tools: 4, complete: true, written: 'written' });
  });

  test('records what it said, sorted by code unit and then by hash', async () => {
    const snapshot = await readSnapshot(catalog, 'x');
    const { tools, ...head } = snapshot!;
    assert.deepEqual(head, {
      since: '2026-01-01', transport: 'streamable-http', protocolVersion: '2025-11-25', serverInfo: { name: 'remote', version: '1' },
      capabilities: { tools: {} }, instructions: null, prompts: null, resources: null,
    });
    assert.deepEqual(tools.map(({ definition }) => definition.name), ['B', 'a', 'a', 'b']);
    assert.ok(tools[1]!.sha256 < tools[2]!.sha256);
    for (const { definition, sha256 } of tools) assert.equal(sha256, definitionHash(definition));
  });

  test('changes no byte when nothing changed, in whatever order it is said', async () => {
    const before = recorded();
    (answer as { tools: object[] }).tools.reverse();
    assert.deepEqual(await crawl('2026-02-02'), { ok: true, tools: 4, complete: true, written: 'unchanged' });
    assert.equal(recorded(), before);
  });

  test('records news with the day', async () => {
    answer = { tools: [{ name: 'new' }] };
    await crawl('2026-02-02');
    assert.match(recorded(), /"since": "2026-02-02"[^]*"name":"new"/);
  });

  test('keeps the snapshot when the server is seen in part, or not at all', async () => {
    const before = recorded();
    answer = { tools: [{ name: 'b' }, { nameless: true }] };
    assert.deepEqual(await crawl('2026-02-02'), { ok: true, tools: 1, complete: false, incompleteBecause: 'an entry of its list is without a name', written: 'unchanged' });
    answer = {};
    const outcome = await crawl('2026-02-02');
    assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says], ['not-mcp', 'its answer to tools/list holds no list.']);
    assert.equal(recorded(), before);
  });

  test('records nothing of a server seen in part, also where nothing was known: it would look whole', async () => {
    rmSync(snapshotPath(catalog, 'x'));
    answer = { tools: [{ name: 'b' }, { nameless: true }] };
    const outcome = await crawl('2026-02-02');
    assert.ok(outcome.ok && outcome.written === 'unchanged' && !outcome.complete);
    assert.ok(!existsSync(snapshotPath(catalog, 'x')));
  });
});

describe('a spec of the catalog', () => {
  const npm = { package: 'p', version: '1.0.0', integrity: 'sha512-AAAA' };
  for (const [what, network] of [['a sentence', 'It fetches its list.'], ['a yes', true], ['no host', []], ['no reason', [{ host: 'a.example' }]], ['an address', [{ host: 'https://a.example/', why: 'x' }]]] as const) {
    test(`is none whose network is ${what}`, () => {
      const { error } = serverSpecSchema.safeParse({ title: 'A', about: 'B.', topic: 'other', npm, network });
      assert.ok(error !== undefined);
      const [first] = zodErrors('servers/a.yaml', error);
      assert.match(first?.message ?? '', /"network/);
      if (!Array.isArray(network)) assert.match(first?.message ?? '', /- \{ host: 'api\.example\.com', why: '/);
    });
  }

  test('is started without a network unless it says why', () => {
    assert.deepEqual(launchOf(specOf({ npm })), { kind: 'npm', ...npm, args: [], env: {}, files: {}, hosts: [], givenBy: 'file' });
    const network = [{ host: 'api.example.com', why: 'Its list is there.' }, { host: '*.EXAMPLE.net:8443', why: 'So are its files.' }];
    assert.deepEqual((launchOf(specOf({ npm, network })) as NpmLaunch).hosts, [{ host: 'api.example.com' }, { host: '*.example.net', port: 8443 }]);
  });
  test('passes on command and overrides, and reaches an address', () => {
    assert.deepEqual(launchOf(specOf({ npm: { ...npm, bin: 'b', overrides: { a: '1' } }, args: ['${CWD}'] })), {
      kind: 'npm', ...npm, bin: 'b', overrides: { a: '1' }, args: ['${CWD}'], env: {}, files: {}, hosts: [], givenBy: 'file',
    });
    assert.deepEqual(launchOf(specOf({ url: 'https://x.example/mcp' })), { kind: 'url', url: 'https://x.example/mcp', headers: {}, givenBy: 'file' });
  });
});

describe('a server that nobody has reviewed', () => {
  const npm = { package: 'toolrisk-no-such-package', version: '1.0.0' };
  const job = { catalog, server: 'x', today: '2026-01-01', sandbox: 'none', limits: shortLimits, allowPrivate: true } as const;
  for (const [what, rest, includeUnreviewed, says] of [
    ['a package', { npm }, false, /nobody has reviewed it\.$/],
    ['an address', { url: 'http://127.0.0.1:1/mcp' }, false, /nobody has reviewed it\.$/],
    ['a package without a sandbox', { npm }, true, /not started without a sandbox\.$/],
    ['a package of PyPI without a sandbox', { pypi: { package: 'x', version: '1.0' } }, true, /not started without a sandbox\.$/],
  ] as const) {
    test(`is never started: ${what}`, async () => {
      const outcome = await crawlServer({ ...job, spec: specOf({ ...rest, unreviewed: true, registry: 'a.b/x' }), includeUnreviewed });
      assert.deepEqual([!outcome.ok && outcome.cause, !outcome.ok && says.test(outcome.says)], ['unreviewed', true]);
    });
  }

  test('is reached when it is asked for', async () => {
    answer = { tools: [{ name: 'a' }] };
    const outcome = await crawlServer({ ...job, spec: specOf({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`, unreviewed: true }), includeUnreviewed: true });
    assert.ok(outcome.ok, JSON.stringify(outcome));
  });

  test('may lack the integrity of its package, and no other may', () => {
    assert.ok(serverSpecSchema.safeParse({ title: 'X', about: 'X.', topic: 'other', npm, unreviewed: true }).success);
    assert.ok(!serverSpecSchema.safeParse({ title: 'X', about: 'X.', topic: 'other', npm }).success);
    for (const ways of [{}, { npm, url: 'https://x.example' }, { pypi: { package: 'x', version: '1' }, oci: { image: 'x:1' } }]) {
      assert.ok(!serverSpecSchema.safeParse({ title: 'X', about: 'X.', topic: 'other', unreviewed: true, ...ways }).success);
    }
  });

  test('starts as its registry has it', () => {
    assert.deepEqual(launchOf(specOf({ pypi: { package: 'x', version: '1.0' }, args: ['a'], env: { K: 'dummy' } })), { kind: 'command', command: 'uvx', args: ['x@1.0', 'a'], env: { K: 'dummy' }, files: {}, hosts: [], givenBy: 'file' });
    const boxed = launchOf(specOf({ oci: { image: 'x:1' }, args: ['--privileged'], env: { DOCKER_HOST: 'tcp://evil.example' } }));
    assert.ok(boxed.kind === 'command');
    // What starts it puts such a variable where docker does not take it for its own.
    assert.deepEqual([boxed.env, boxed.contained, boxed.args], [{ DOCKER_HOST: 'tcp://evil.example' }, true, ['--user', '65534:65534', 'x:1', '--privileged']]);
  });
});
