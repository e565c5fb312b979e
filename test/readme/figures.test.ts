import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { coverageSchema } from '../../src/schema/catalog/coverage.ts';
import { readServerSpecs } from '../../src/store/server-specs.ts';
import { readSnapshot } from '../../src/store/snapshots.ts';
import { coverageSentence } from '../../src/text/coverage-sentence.ts';

const root = resolve(import.meta.dirname, '../..');
const catalog = join(root, 'catalog');
const readme = readFileSync(join(root, 'README.md'), 'utf8').replace(/\s+/g, ' ');

describe('the figures of the README', () => {
  test('are those of the catalog: its servers and their tools', async () => {
    const all = await Promise.all([...(await readServerSpecs(catalog)).keys()].map((server) => readSnapshot(catalog, server)));
    const snapshots = all.filter((snapshot) => snapshot !== null);
    const tools = snapshots.reduce((sum, snapshot) => sum + snapshot.tools.length, 0);
    assert.ok(readme.includes(`${tools.toLocaleString('en-US')} tools of ${snapshots.length} servers`), `${tools} tools of ${snapshots.length} servers`);
  });

  test('are those of the demand: what part of it the catalog covers', () => {
    const sentence = coverageSentence(coverageSchema.parse(JSON.parse(readFileSync(join(catalog, 'coverage.json'), 'utf8'))));
    assert.ok(readme.includes(sentence), sentence);
  });
});
