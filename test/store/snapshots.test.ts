import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Snapshot } from '../../src/schema/catalog/snapshot.ts';
import { readServerSpecs } from '../../src/store/server-specs.ts';
import { readSnapshot, snapshotPath, writeSnapshot } from '../../src/store/snapshots.ts';
import { PlaceError, PlaceErrors } from '../../src/text/errors/place-error.ts';
import { definitionHash } from '../../src/text/sha256.ts';

const catalog = mkdtempSync(join(tmpdir(), 'toolrisk-store-'));
after(() => rmSync(catalog, { recursive: true, force: true }));

const definition = JSON.parse('{"name":"a","vendor":1,"inputSchema":{"properties":{"__proto__":{"type":"string"}}}}');
const snapshot: Snapshot = {
  since: '2026-01-01', transport: 'stdio', protocolVersion: '2025-11-25', serverInfo: null, capabilities: {}, instructions: null,
  prompts: null, resources: null, tools: [{ sha256: definitionHash(definition), definition }],
};

describe('a snapshot', () => {
  test('comes back verbatim, unknown fields and odd keys included', async () => {
    assert.equal(await writeSnapshot(catalog, 'one', snapshot), 'written');
    const back = await readSnapshot(catalog, 'one');
    assert.equal(JSON.stringify(back?.tools[0]?.definition), JSON.stringify(definition));
  });
  test('keeps its bytes and its day while its content stays', async () => {
    const before = readFileSync(snapshotPath(catalog, 'one'), 'utf8');
    assert.equal(await writeSnapshot(catalog, 'one', { ...snapshot, since: '2026-02-02' }), 'unchanged');
    assert.equal(readFileSync(snapshotPath(catalog, 'one'), 'utf8'), before);
  });
  test('keeps its bytes where a default is the time at which it was asked', async () => {
    const at = (time: string): Snapshot => {
      const told = { ...definition, inputSchema: { properties: { to: { type: 'string', default: time } } } };
      return { ...snapshot, tools: [{ sha256: definitionHash(told), definition: told }] };
    };
    await writeSnapshot(catalog, 'clock', at('2026-01-01T02:46:46.782Z'));
    assert.equal(await writeSnapshot(catalog, 'clock', at('2026-02-02T05:51:00.922Z')), 'unchanged');
    assert.equal(await writeSnapshot(catalog, 'clock', at('yesterday')), 'written');
  });
  test('gets a new day when its content changes', async () => {
    assert.equal(await writeSnapshot(catalog, 'one', { ...snapshot, since: '2026-02-02', instructions: 'new' }), 'written');
    assert.equal((await readSnapshot(catalog, 'one'))?.since, '2026-02-02');
  });
  test('is null for a server never crawled', async () => assert.equal(await readSnapshot(catalog, 'never'), null));

  const damaged: [string, string, RegExp][] = [
    ['no JSON', '{', /damaged\.json: is not JSON: .* Restore the file/s],
    ['the wrong shape', '{"since":"yesterday","tools":[]}', /damaged\.json: "since"/],
  ];
  for (const [what, text, message] of damaged) {
    test(`with ${what} is refused by name`, async () => {
      writeFileSync(snapshotPath(catalog, 'damaged'), text);
      await assert.rejects(readSnapshot(catalog, 'damaged'), (error: Error) => {
        assert.ok(error instanceof PlaceError || error instanceof PlaceErrors);
        assert.match(error.message, message);
        return true;
      });
    });
  }
});

describe('server files', () => {
  test('are all checked before anything is said, sorted, each with place and remedy', async () => {
    const folder = join(catalog, 'servers');
    mkdirSync(folder);
    writeFileSync(join(folder, 'bad-yaml.yaml'), 'title: [unclosed\n');
    await assert.rejects(readServerSpecs(catalog), /bad-yaml\.yaml:\d+:\d+: .*Correct the YAML/s);
    writeFileSync(join(folder, 'bad-yaml.yaml'), 'title: T\nabout: A\ntopic: files\nnpm: { package: x, version: ^1.0.0, integrity: sha512-AA }\nargz: []\n');
    writeFileSync(join(folder, 'Wrong_Name.yaml'), 'title: T\nabout: A\ntopic: other\nurl: https://example.com/mcp\n');
    writeFileSync(join(folder, 'neither.yaml'), 'title: T\nabout: A\ntopic: other\n');
    await assert.rejects(readServerSpecs(catalog), (error: Error) => {
      assert.match(error.message, /"Wrong_Name" is no server id/);
      assert.match(error.message, /"npm\.version": must be one exact version/);
      assert.match(error.message, /Remove "argz"/);
      assert.match(error.message, /neither\.yaml: needs exactly one of "npm", "pypi", "oci" and "url"/);
      const lines = error.message.split('\n');
      assert.deepEqual(lines, [...lines].sort());
      return true;
    });
  });
});
