import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { publishedHashes, publishedSchemas } from '../../src/schema/published-schemas.ts';
import { changesSaying, releasesSaying } from '../page/imagined-releases.ts';
import { attacks } from '../page/told-by-strangers.ts';

const folder = resolve(import.meta.dirname, '../../site/public/schemas');
const schemas = publishedSchemas();
const checkOf = (name: string) => formats.default(new Ajv2020({ strict: false })).compile(JSON.parse(schemas.get(name) as string) as object);

describe('published schemas', () => {
  test('are what the code says: another form needs another version', () => {
    for (const [name, text] of schemas) assert.equal(readFileSync(join(folder, name), 'utf8'), text, name);
  });

  test('never change once they are published', () => {
    for (const [name, hash] of publishedHashes) assert.equal(createHash('sha256').update(readFileSync(join(folder, name))).digest('hex'), hash, `${name}: give it another version`);
  });

  test('stay published when a newer version comes', () => {
    const names = readdirSync(folder);
    for (const name of schemas.keys()) assert.ok(names.includes(name), name);
  });

  for (const [kind, words] of Object.entries(attacks)) {
    test(`hold for changes in which a stranger says: ${kind}`, () => {
      for (const [name, value] of [['server-changes-v1.json', releasesSaying(words)], ['changes-index-v1.json', changesSaying(words)]] as const) {
        const check = checkOf(name);
        assert.ok(check(JSON.parse(JSON.stringify(value))), JSON.stringify(check.errors));
        assert.ok(!check({ ...value, unknown: 1 }), name);
      }
    });
  }
});
