import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { demandReason } from '../../src/flow/add/demand-reason.ts';
import { buildCatalog } from '../../src/flow/build/build-catalog.ts';
import { measureCoverage } from '../../src/flow/build/measure-coverage.ts';
import { coverageMarkdown } from '../../src/page/coverage/coverage-markdown.ts';
import { coverageView } from '../../src/page/coverage/coverage-view.ts';
import type { AddRow } from '../../src/schema/catalog/add-report.ts';
import type { DemandRow } from '../../src/schema/catalog/coverage.ts';
import { coverageSentence } from '../../src/text/coverage-sentence.ts';
import { demandText, readDemand } from '../../src/store/demand/read-demand.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'toolrisk-coverage-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const row = (name: string, downloads: number, reason: DemandRow['reason'] = null): DemandRow => ({ package: name, downloads, date: '2026-11', reason, proof: reason === null ? '' : 'said' });
const demand = [row('a', 600), row('b', 300), row('c', 100, 'needs-application'), row('d', 5000, 'framework'), row('e', 40, 'remote-only'), row('f', 60)];

describe('what a catalog covers', () => {
  test('is told of all servers, and of those that can list, by downloads', () => {
    const { servers, listable, leftOut, next } = measureCoverage(demand, new Set(['a', 'e']));
    assert.deepEqual(servers, { covered: 2, of: 5, coveredDownloads: 640, ofDownloads: 1100 });
    assert.deepEqual(listable, { covered: 2, of: 4, coveredDownloads: 640, ofDownloads: 1000 });
    assert.deepEqual(leftOut, [{ reason: 'framework', packages: 1, downloads: 5000 }, { reason: 'needs-application', packages: 1, downloads: 100 }]);
    assert.deepEqual(next, [{ package: 'b', downloads: 300 }, { package: 'f', downloads: 60 }]);
  });
  test('never reads as all where something is missing', () => {
    assert.match(coverageSentence(measureCoverage([row('a', 99_999), row('b', 1)], new Set(['a']))), /covers 99\.9 % of/);
  });
  test('has its own words on a page where nothing says what is demanded', () => {
    assert.match(coverageMarkdown(coverageView(null)), /no list of packages/);
    assert.match(coverageMarkdown(coverageView(measureCoverage(demand, new Set(['a'])))), /\| framework: a library .*\| 1 \| 5,000 \|/);
  });
});

describe('a list of what is demanded', () => {
  const read = async (text: string) => {
    writeFileSync(join(folder, 'demand.tsv'), text);
    return await readDemand(folder);
  };
  test('is read as it was written, the most downloaded first', async () => {
    const text = demandText(demand);
    assert.deepEqual((await read(text))?.map(({ package: name }) => name), ['d', 'a', 'b', 'c', 'f', 'e']);
    assert.equal(demandText(await read(text) ?? []), text);
    assert.equal(await readDemand(join(folder, 'none')), null);
  });
  const head = 'package\tdownloads\tdate\treason\tproof\n';
  const bad: [string, RegExp][] = [
    ['a\t1\n', /line 1: is not the head/], [`${head}a\t1\n`, /line 2: has 2 cells, not 5/], [`${head}a b\t1\t2026-11\t\t\n`, /line 2: names no package/], [`${head}a\t-1\t2026-11\t\t\n`, /downloads that are no number/],
    [`${head}a\t1\tnow\t\t\n`, /no day or month/], [`${head}a\t1\t2026-11\tbad\tx\n`, /a reason that is none of framework, client/], [`${head}a\t1\t2026-11\tdead\t\n`, /nothing that shows it/], [`${head}a\t1\t2026-11\t\tx\n`, /a proof, and no reason/],
    [`${head}a\t1\t2026-11\t\t\na\t2\t2026-11\t\t\n`, /line 3: names a package that stands above/],
  ];
  for (const [text, says] of bad) test(`is refused by line: ${says}`, () => assert.rejects(read(text), says));
});

describe('why a package is left out', () => {
  const failed = (more: Partial<AddRow>): AddRow => ({ source: 'npm:a', outcome: 'failed', tries: [], seconds: 1, ...more });
  const tries = Array.from({ length: 5 }, () => ({ args: [], env: {}, files: [], outcome: 'failed' as const, seconds: 1 }));
  const rows: [AddRow, DemandRow['reason'], RegExp][] = [
    [failed({ cause: 'no-command', kind: { kind: 'framework', proof: 'its package.json has no "bin"' } }), 'framework', /^its package\.json has no "bin"$/],
    [failed({ cause: 'needs-network', says: 'it asked for x:443.', tries }), 'remote-only', /^5 tries; in the last it asked for x:443\.$/],
    [failed({ cause: 'broken-package', says: 'a\tb\nc', tries }), 'dead', /^5 tries; in the last a b c$/], [failed({ cause: 'install-failed', says: 'x' }), null, /^$/], [failed({ cause: 'timeout', says: 'x' }), null, /^$/],
    [{ ...failed({}), outcome: 'written' }, null, /^$/],
  ];
  for (const [given, reason, proof] of rows) {
    test(`follows from what became of it: ${given.outcome}, ${given.cause}`, () => {
      const found = demandReason(given);
      assert.equal(found.reason, reason);
      assert.match(found.proof, proof);
    });
  }
});

describe('build', () => {
  test('writes what the catalog covers, and says when that is stale', async () => {
    const catalog = join(folder, 'catalog');
    for (const [kind, ending] of [['servers', 'yaml'], ['snapshots', 'json']]) cpSync(join(root, `catalog/${kind}/memory.${ending}`), join(catalog, `${kind}/memory.${ending}`), { recursive: true });
    mkdirSync(join(folder, 'build'), { recursive: true });
    const put = (downloads: number) => writeFileSync(join(catalog, 'demand.tsv'), demandText([row('@modelcontextprotocol/server-memory', downloads), row('b', 10)]));
    put(30);
    const request = { catalog, build: join(folder, 'build') };
    await buildCatalog(request);
    assert.deepEqual((JSON.parse(readFileSync(join(folder, 'build/coverage.json'), 'utf8')) as { servers: object }).servers, { covered: 1, of: 2, coveredDownloads: 30, ofDownloads: 40 });
    assert.deepEqual((await buildCatalog({ ...request, check: true })).stale, []);
    put(50);
    assert.deepEqual((await buildCatalog({ ...request, check: true })).stale, [join(catalog, 'coverage.json')]);
  });
});
