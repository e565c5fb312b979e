import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Listing } from '../../src/connect/listing/listing.ts';
import { buildCatalog } from '../../src/flow/build/build-catalog.ts';
import { recordListing } from '../../src/flow/crawl/record/record-listing.ts';
import { listVersion, versionBefore } from '../../src/flow/change/list-version.ts';
import { changesIndexSchema, serverReleasesSchema } from '../../src/schema/change/releases.ts';
import type { ChangesIndex, ServerReleases } from '../../src/schema/change/releases.ts';
import type { Snapshot } from '../../src/schema/catalog/snapshot.ts';
import { historyPath, listHistory, readHistory, writeHistory } from '../../src/store/change/history.ts';
import { readSnapshot } from '../../src/store/snapshots.ts';
import { compareVersions } from '../../src/text/versions/compare-versions.ts';
import { toolIn } from './mutations.ts';

const shipped = join(import.meta.dirname, '../../catalog');
const folder = mkdtempSync(join(tmpdir(), 'toolrisk-history-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A catalog of two servers; one of them has two earlier versions. */
async function catalogOf(name: string): Promise<string> {
  const catalog = join(folder, name);
  for (const kind of ['servers', 'snapshots']) mkdirSync(join(catalog, kind), { recursive: true });
  for (const path of ['servers/filesystem.yaml', 'servers/memory.yaml', 'snapshots/filesystem.json', 'snapshots/memory.json']) cpSync(join(shipped, path), join(catalog, path));
  const said = (version: string, how: (snapshot: Snapshot) => void) => {
    const snapshot = JSON.parse(readFileSync(join(shipped, 'snapshots/filesystem.json'), 'utf8')) as Snapshot;
    how(snapshot);
    return writeHistory(catalog, 'filesystem', version, { ...snapshot, released: '2025-03-04', package: { ...snapshot.package!, version } });
  };
  await said('2025.10.1', (snapshot) => { snapshot.tools = snapshot.tools.filter(({ definition }) => definition.name !== 'write_file'); });
  await said('2025.9.9', (snapshot) => { snapshot.tools = snapshot.tools.filter(({ definition }) => definition.name !== 'write_file'); toolIn(snapshot, 'read_file').description = 'Reads.'; });
  return catalog;
}

describe('versions', () => {
  test('are put in order as SemVer and calendars have it', () => {
    const sorted = ['0.9.0', '0.10.0-alpha.2', '0.10.0-alpha.10', '0.10.0-beta', '0.10.0', '1.0.0-rc.1', '1.0.0', '2025.9.9', '2025.10.1'];
    assert.deepEqual([...sorted].reverse().sort(compareVersions), sorted);
    assert.equal(compareVersions('1.0.0+a', '1.0.0+b'), 0);
  });
});

describe('the history of a catalog', () => {
  test('keeps versions as snapshots, and changes no byte where nothing is new', async () => {
    const catalog = await catalogOf('kept');
    assert.deepEqual(await listHistory(catalog, 'filesystem'), ['2025.9.9', '2025.10.1']);
    assert.deepEqual(await listHistory(catalog, 'memory'), []);
    const read = (await readHistory(catalog, 'filesystem', '2025.9.9'))!;
    assert.deepEqual([read.released, read.tools.length], ['2025-03-04', 13]);
    assert.equal(await writeHistory(catalog, 'filesystem', '2025.9.9', read), 'unchanged');
    assert.equal(await readHistory(catalog, 'filesystem', '../../snapshots/filesystem'), null, 'a version is no path');
    for (const version of ['../x', '', '.hidden', 'a/b']) await assert.rejects(writeHistory(catalog, 'filesystem', version, read), /is a version that no file can be called after/);
    writeFileSync(historyPath(catalog, 'filesystem', '1.0.0'), '{"tools":[]}');
    await assert.rejects(readHistory(catalog, 'filesystem', '1.0.0'), /history\/filesystem\/1\.0\.0\.json: "/);
  });

  test('is where a version of a server is looked for', async () => {
    const catalog = await catalogOf('looked-for');
    const now = (await readSnapshot(catalog, 'filesystem'))!.package!.version;
    assert.deepEqual([(await listVersion('filesystem', '2025.9.9', catalog)).tools.length, (await listVersion('filesystem', now, catalog)).tools.length], [13, 14]);
    assert.equal(await versionBefore('filesystem', catalog), '2025.10.1');
    await assert.rejects(versionBefore('memory', catalog), /^PlaceError: memory: has no earlier version in the history of the catalog\. Name what to compare it with/);
    await assert.rejects(listVersion('filesystem', '2025.9.8', catalog), /^PlaceError: filesystem@2025\.9\.8: was never recorded\. Recorded are 2025\.9\.9/);
    await assert.rejects(listVersion('nothing', '1', catalog), /^PlaceError: nothing: is neither a server of the catalog nor a file/);
  });

  test('is what the build compares, the newest release first; the same bytes each time', async () => {
    const catalog = await catalogOf('built');
    const build = join(folder, 'build');
    await buildCatalog({ catalog, build });
    const text = readFileSync(join(build, 'changes/filesystem.json'), 'utf8');
    const releases = serverReleasesSchema.parse(JSON.parse(text) as ServerReleases);
    assert.deepEqual(releases.releases.map(({ before, version, worst, isPublished, change }) => [before, version, worst, isPublished, change.state]), [
      ['2025.10.1', (await readSnapshot(catalog, 'filesystem'))!.package!.version, 'high', false, 'risk'], ['2025.9.9', '2025.10.1', null, true, 'wording'],
    ]);
    assert.deepEqual(releases.releases[0]!.change.tools.map(({ kind, name }) => [kind, name]), [['added', 'write_file']]);
    const index = changesIndexSchema.parse(JSON.parse(readFileSync(join(build, 'changes.json'), 'utf8')) as ChangesIndex);
    assert.deepEqual([index.servers.map(({ server }) => server), index.risen.map(({ tools }) => tools[0]!.name)], [['filesystem'], ['write_file']]);
    assert.equal((JSON.parse(readFileSync(join(build, 'servers/filesystem.json'), 'utf8')) as { releases?: number }).releases, 2);
    await buildCatalog({ catalog, build });
    assert.equal(readFileSync(join(build, 'changes/filesystem.json'), 'utf8'), text);
    rmSync(join(catalog, 'history'), { recursive: true });
    await buildCatalog({ catalog, build });
    assert.ok(!existsSync(join(build, 'changes/filesystem.json')), 'what has no history has no page');
    assert.deepEqual((JSON.parse(readFileSync(join(build, 'changes.json'), 'utf8')) as ChangesIndex).servers, []);
  });

  test('gets what a version said when a crawl lists another one, and nothing when it lists the same', async () => {
    const catalog = await catalogOf('crawled');
    const known = (await readSnapshot(catalog, 'memory'))!;
    const { since: _since, tools, package: from, ...said } = known;
    const listing = (version: string) => ({ ...said, tools: tools.slice(1).map(({ definition }) => definition), complete: true, package: { ...from!, version } } as Listing);
    await recordListing(listing(from!.version), { catalog, server: 'memory', today: '2027-01-01', isWithheld: false });
    assert.deepEqual(await listHistory(catalog, 'memory'), []);
    const before = (await readSnapshot(catalog, 'memory'))!;
    await recordListing({ ...listing('9999.1.1'), complete: false }, { catalog, server: 'memory', today: '2027-01-02', isWithheld: false });
    assert.deepEqual(await listHistory(catalog, 'memory'), [], 'a listing in part records nothing');
    await recordListing(listing('9999.1.1'), { catalog, server: 'memory', today: '2027-01-02', isWithheld: false });
    assert.deepEqual(await listHistory(catalog, 'memory'), [from!.version]);
    assert.deepEqual(await readHistory(catalog, 'memory', from!.version), before);
    await recordListing({ ...listing('1.0.0'), package: { ...from!, name: 'another', version: '1.0.0' } }, { catalog, server: 'memory', today: '2027-01-03', isWithheld: false });
    assert.deepEqual(await listHistory(catalog, 'memory'), [from!.version], 'another package is no earlier version of it');
  });

  test('of a server that nobody has is bad input', async () => {
    const catalog = await catalogOf('orphan');
    mkdirSync(join(catalog, 'history/gone'));
    await assert.rejects(buildCatalog({ catalog, build: join(folder, 'orphan-build'), check: true }), /history\/gone: belongs to no server file/);
  });
});
