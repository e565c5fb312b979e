import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { buildCatalog } from '../../src/flow/build/build-catalog.ts';
import { freezeEdition } from '../../src/flow/build/freeze-edition.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'toolrisk-build-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A catalog of two of the committed servers: enough to see order and counts. */
function smallCatalog(name: string): string {
  const catalog = join(folder, name);
  for (const server of ['filesystem', 'memory']) {
    cpSync(join(root, 'catalog/servers', `${server}.yaml`), join(catalog, 'servers', `${server}.yaml`), { recursive: true });
    cpSync(join(root, 'catalog/snapshots', `${server}.json`), join(catalog, 'snapshots', `${server}.json`), { recursive: true });
  }
  return catalog;
}

const filesBelow = (path: string) => readdirSync(path, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
const contents = (path: string) => filesBelow(path).map((file) => [file.slice(path.length), readFileSync(file, 'utf8')]);

describe('build', () => {
  test('gives the same bytes twice', async () => {
    const catalog = smallCatalog('twice');
    await buildCatalog({ catalog, build: join(folder, 'first') });
    const assessments = contents(join(catalog, 'assessments'));
    await buildCatalog({ catalog, build: join(folder, 'second') });
    assert.deepEqual(contents(join(folder, 'second')), contents(join(folder, 'first')));
    assert.deepEqual(contents(join(catalog, 'assessments')), assessments);
  });

  test('counts what it lists', async () => {
    const { index } = await buildCatalog({ catalog: smallCatalog('counts'), build: join(folder, 'counts-build') });
    assert.deepEqual(index.servers.map((server) => server.server), ['filesystem', 'memory']);
    const sum = Object.values(index.counts.byClass).reduce((a, b) => a + b, 0);
    assert.equal(sum, index.counts.tools);
    assert.ok(index.counts.tokens > 0);
  });

  test('finds a stale, a missing and a left-over assessment, and writes nothing while checking', async () => {
    const catalog = smallCatalog('stale');
    const build = join(folder, 'stale-build');
    const check = () => buildCatalog({ catalog, build, check: true });
    const path = (server: string) => join(catalog, 'assessments', `${server}.json`);
    assert.deepEqual((await check()).stale, [path('filesystem'), path('memory')]);
    await buildCatalog({ catalog, build });
    assert.deepEqual((await check()).stale, []);
    const text = readFileSync(path('memory'), 'utf8');
    writeFileSync(path('memory'), text.replace('"severity":"', '"severity":"not-'));
    assert.deepEqual((await check()).stale, [path('memory')]);
    writeFileSync(path('memory'), text);
    writeFileSync(path('gone'), '[]\n');
    assert.deepEqual((await check()).stale, [path('gone')]);
  });

  test('refuses a snapshot without a server file, and keeps servers without a snapshot apart', async () => {
    const catalog = smallCatalog('orphan');
    rmSync(join(catalog, 'snapshots/memory.json'));
    const { unlisted, index } = await buildCatalog({ catalog, build: join(folder, 'orphan-build') });
    assert.deepEqual([unlisted, index.servers.map((server) => server.server)], [['memory'], ['filesystem']]);
    cpSync(join(catalog, 'snapshots/filesystem.json'), join(catalog, 'snapshots/stranger.json'));
    await assert.rejects(buildCatalog({ catalog, build: join(folder, 'orphan-build') }), /stranger\.json: belongs to no server file/);
  });

  test('forgets the record of a server that left', async () => {
    const catalog = smallCatalog('leaves');
    const build = join(folder, 'leaves-build');
    await buildCatalog({ catalog, build });
    rmSync(join(catalog, 'servers/memory.yaml'));
    rmSync(join(catalog, 'snapshots/memory.json'));
    rmSync(join(catalog, 'assessments/memory.json'));
    await buildCatalog({ catalog, build });
    assert.deepEqual(readdirSync(join(build, 'servers')), ['filesystem.json']);
  });

  test('freezes an edition that later builds show', async () => {
    const catalog = smallCatalog('edition');
    const build = join(folder, 'edition-build');
    const edition = await freezeEdition({ catalog, build }, '2026-03');
    const { index } = await buildCatalog({ catalog, build });
    assert.deepEqual(index.edition, { month: '2026-03', figures: edition });
    await assert.rejects(freezeEdition({ catalog, build }, '2026-13'), /"2026-13" is no month/);
  });
});

test('the committed assessments follow from the committed snapshots and rules', async () => {
  const { stale } = await buildCatalog({ catalog: join(root, 'catalog'), build: join(folder, 'unused'), check: true });
  assert.deepEqual(stale, []);
});
