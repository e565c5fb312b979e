import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { advisoriesOf } from '../../src/flow/review/advisories-of.ts';
import { readAdvisories } from '../../src/store/read/read-advisories.ts';
import { shippedCatalog } from '../../src/store/package-root.ts';
import { readServerSpecs } from '../../src/store/server-specs.ts';
import { readSnapshot } from '../../src/store/snapshots.ts';
import { PlaceErrors } from '../../src/text/errors/place-error.ts';
import { inVersionRange } from '../../src/text/versions/in-version-range.ts';

const known = await readAdvisories(shippedCatalog);
const specs = await readServerSpecs(shippedCatalog);

describe('the advisories of the catalog', () => {
  test('are at least twenty-five, each with a primary source and a check', () => {
    assert.ok(known.length >= 25, String(known.length));
    for (const { id, sources, checked } of known) {
      assert.ok(sources.some((address) => /^https:\/\/(www\.cve\.org\/CVERecord\?id=|github\.com\/)/.test(address)), id);
      assert.ok(checked.length > 0, id);
    }
  });

  test('hold in no version that is said to be fixed', () => {
    for (const { id, affected, fixed } of known) if (fixed !== undefined) assert.equal(inVersionRange(fixed, affected), false, id);
  });

  test('name tools that the covered servers of the catalog have', async () => {
    for (const [server, { npm }] of specs) {
      const snapshot = npm === undefined ? null : await readSnapshot(shippedCatalog, server);
      for (const { id, tools = [] } of snapshot === null ? [] : advisoriesOf(known, { name: npm!.package, version: npm!.version })) {
        for (const tool of tools) assert.ok(snapshot!.tools.some(({ definition }) => definition.name === tool), `${id}: ${server}/${tool}`);
      }
    }
  });

  const of = (name: string, version: string) => advisoriesOf(known, { name, version }).map(({ id }) => id);
  test('cover the versions they are known of, and not the next', () => {
    assert.deepEqual(of('mcp-remote', '0.1.15'), ['CVE-2025-6514']);
    assert.deepEqual(of('mcp-remote', '0.1.16'), []);
    assert.deepEqual(of('@modelcontextprotocol/server-filesystem', '2025.3.28'), ['CVE-2025-53109', 'CVE-2025-53110']);
    assert.deepEqual(of('@modelcontextprotocol/server-filesystem', '2025.7.1'), []);
    assert.deepEqual(of('@modelcontextprotocol/inspector', '0.14.0'), ['CVE-2025-49596', 'CVE-2025-58444']);
    assert.deepEqual(of('some-other-package', '0.0.1'), []);
  });
});

describe('a bad file of an advisory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'advisories-'));
  after(() => rm(folder, { recursive: true, force: true }));
  const good = "package: a\necosystem: npm\naffected: '<1.0.0'\nseverity: high\ntitle: A\nlets: It lets.\nsources: [https://example.com/a]\nchecked: [{ how: record, says: It says so., on: 2026-11-30 }]\n";
  const bad: [string, string, string, RegExp][] = [
    ['a range that is none', 'cve-2026-1', good.replace('<1.0.0', '^1.0.0'), /must be a range such as/],
    ['no check', 'cve-2026-1', good.replace(/checked: .*/, 'checked: []'), /checked/],
    ['a source over http', 'cve-2026-1', good.replace('https:', 'http:'), /sources/],
    ['no id of an authority and no word of the maintainers', 'a-4', good, /no CVE or GHSA id, and no word of its maintainers/],
    ['a name that is no id', 'CVE 2026', good, /is no id of an advisory/],
  ];
  for (const [what, id, text, says] of bad) {
    test(`with ${what} is refused with its place`, async () => {
      const catalog = await mkdtemp(join(folder, 'c-'));
      await mkdir(join(catalog, 'advisories'));
      await writeFile(join(catalog, 'advisories', `${id}.yaml`), text);
      await assert.rejects(readAdvisories(catalog), (error) => error instanceof PlaceErrors && says.test(error.message) && error.message.includes(id));
    });
  }
});
