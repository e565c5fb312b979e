import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { syncRegistry } from '../../src/flow/sync/sync-registry.ts';
import { registryServerId } from '../../src/sources/registry/registry-name.ts';
import { readServerSpecs } from '../../src/store/server-specs.ts';
import { record, records, unusable } from '../sources/registry-records.ts';
import { standInRegistry } from './registry-server.ts';

const root = mkdtempSync(join(tmpdir(), 'toolrisk-sync-'));
after(() => rmSync(root, { recursive: true }));
let catalog = '';
beforeEach(() => { catalog = mkdtempSync(join(root, 'catalog-')); });

const registry = await standInRegistry();
const limits = { registryBackOffMs: 1 };
const sync = (rest: object = {}) => syncRegistry({ catalog, base: registry.base, allowPrivate: true, limits, ...rest });
const fileOf = (name: string) => join(catalog, 'servers', `${registryServerId(name)}.yaml`);
const reset = () => Object.assign(registry, { records: [...Object.values(records), ...unusable.map(([, entry]) => entry)], asked: [], failNext: [], loop: false });
const files = { added: 0, changed: 0, unchanged: 0, removed: 0, reviewed: 0, absent: 0 };

describe('taking over a registry', () => {
  beforeEach(reset);

  test('reads every page, and writes a file for each server that can be started or reached', async () => {
    const result = await sync();
    const usable = Object.keys(records).length - 2;
    assert.equal(result.problem, undefined);
    assert.deepEqual(result.files, { ...files, added: usable, absent: result.files.absent });
    assert.equal(Object.values(result.unusable).reduce((sum, count) => sum + count, 0), unusable.length);
    assert.ok(registry.asked.length > 3 && registry.asked.every((url) => url.searchParams.get('version') === 'latest' && !url.searchParams.has('updated_since')));
    const specs = await readServerSpecs(catalog);
    assert.equal(specs.size, usable);
    assert.ok([...specs.values()].every(({ unreviewed }) => unreviewed === true));
    assert.equal(readFileSync(fileOf('com.example/fetch'), 'utf8'), [
      'title: com.example/fetch', 'about: A registry lists this server; nobody has reviewed it.', 'topic: other', 'pypi:', '  package: mcp-server-fetch', '  version: 2025.4.7',
      'unreviewed: true', 'registry: com.example/fetch', '',
    ].join('\n'));
    assert.ok(!readdirSync(join(catalog, 'servers')).some((name) => readFileSync(join(catalog, 'servers', name), 'utf8').includes('IGNORE')));
  });

  test('asks the next time only for what changed since, and changes no byte of the others', async () => {
    await sync();
    const before = readFileSync(fileOf('com.example/fetch'), 'utf8');
    registry.asked = [];
    registry.records.push(record('com.example/new', { packages: [{ registryType: 'npm', identifier: 'new', version: '1.0.0' }] }, { updatedAt: '2026-03-01T00:00:00Z' }));
    const result = await sync();
    assert.equal(registry.asked[0]?.searchParams.get('updated_since'), '2026-01-02T02:04:05.678Z');
    assert.deepEqual([result.files.added, result.files.changed, readFileSync(fileOf('com.example/fetch'), 'utf8')], [1, 0, before]);
    assert.deepEqual(JSON.parse(readFileSync(join(catalog, 'registry.json'), 'utf8')), { [registry.base.href.replace(/\/$/, '')]: { updatedAt: '2026-03-01T00:00:00Z' } });
    registry.asked = [];
    await sync({ fresh: true });
    assert.ok(!registry.asked[0]?.searchParams.has('updated_since'));
  });

  test('takes a new version over, and removes with everything recorded what was deleted or comes to nothing now', async () => {
    await sync();
    for (const [folder, name] of [['snapshots', 'com.example/fetch'], ['assessments', 'com.example/fetch']] as const) {
      mkdirSync(join(catalog, folder), { recursive: true });
      writeFileSync(join(catalog, folder, `${registryServerId(name)}.json`), '{}');
    }
    const later = { updatedAt: '2026-03-01T00:00:00Z' };
    registry.records = [
      record('com.example/fetch', {}, { ...later, status: 'deleted' }),
      record('com.example/both', { packages: [{ registryType: 'npm', identifier: 'both', version: '0.0.2' }] }, later),
      record('com.example/both', { packages: [{ registryType: 'npm', identifier: 'both', version: '0.0.1' }] }),
      record('com.example/far', { packages: [{ registryType: 'mcpb', identifier: 'x' }] }, later),
    ];
    const result = await sync();
    assert.deepEqual(result.files, { ...files, changed: 1, removed: 2 });
    assert.match(readFileSync(fileOf('com.example/both'), 'utf8'), /version: 0\.0\.2/);
    for (const folder of ['servers', 'snapshots', 'assessments']) assert.deepEqual(readdirSync(join(catalog, folder)).filter((name) => name.startsWith('com-example-fetch')), [], folder);
  });

  test('leaves alone what somebody reviewed, or is writing', async () => {
    await sync();
    const reviewed = readFileSync(fileOf('com.example/both'), 'utf8').replace('unreviewed: true\n', '');
    writeFileSync(fileOf('com.example/both'), reviewed);
    writeFileSync(fileOf('com.example/far'), 'title: [half');
    registry.records = [record('com.example/both', {}, { status: 'deleted' }), record('com.example/far', { remotes: [{ type: 'sse', url: 'https://other.example/' }] })];
    assert.deepEqual((await sync({ fresh: true })).files, { ...files, reviewed: 2 });
    assert.deepEqual([readFileSync(fileOf('com.example/both'), 'utf8'), readFileSync(fileOf('com.example/far'), 'utf8')], [reviewed, 'title: [half']);
  });

  test('asks again where a failure may be over soon', async () => {
    registry.failNext = [{ status: 503 }, { status: 429, headers: { 'retry-after': '0' } }, { status: 500 }];
    assert.equal((await sync()).problem, undefined);
  });

  test('speaks the version of the API from before, where the registry knows only that', async () => {
    const older = await standInRegistry({ prefix: 'v0' });
    older.records = Object.values(records);
    const result = await sync({ base: older.base });
    assert.deepEqual([result.problem, result.files.added], [undefined, Object.keys(records).length - 2]);
  });

  for (const [what, failures, cause, says] of [
    ['fails for good', Array.from({ length: 9 }, () => ({ status: 500 })), 'not-registry', /HTTP 500/],
    ['refuses', [{ status: 403 }], 'not-registry', /HTTP 403/],
    ['redirects elsewhere', [{ status: 302, headers: { location: 'http://169.254.169.254/' } }], 'not-registry', /HTTP 302/],
    ['is none', [{ status: 404 }, { status: 404 }], 'not-registry', /HTTP 404/],
    ['sends a web page', [{ status: 200 }], 'not-registry', /no JSON object/],
  ] as const) {
    test(`says so, and remembers nothing, when the registry ${what}`, async () => {
      registry.failNext = [...failures];
      const { problem } = await sync();
      assert.deepEqual([problem?.cause, says.test(problem?.says ?? ''), existsSync(join(catalog, 'registry.json'))], [cause, true, false]);
    });
  }

  test('keeps what it read before the registry failed, and reads it all the next time', async () => {
    registry.failNext = [];
    const broken = sync({ onPage: () => { if (registry.asked.length === 1) registry.failNext = [{ status: 401 }]; } });
    const result = await broken;
    assert.ok(result.problem !== undefined && result.files.added === 4);
    assert.equal((await sync()).files.added, Object.keys(records).length - 2 - 4);
  });

  test('ends where pages never do, where one is too long, and when it is told to', async () => {
    registry.loop = true;
    assert.match((await sync()).problem?.says ?? '', /never end/);
    registry.loop = false;
    assert.equal((await sync({ limits: { ...limits, greatestRegistryPage: 100 } })).problem?.cause, 'too-much-output');
    assert.equal((await sync({ signal: AbortSignal.abort() })).problem?.cause, 'interrupted');
  });

  test('goes to no private address unless it may', async () => {
    const { problem } = await sync({ allowPrivate: false });
    assert.deepEqual([problem?.cause, registry.asked.length], ['private-address', 0]);
  });
});
