import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/threat-model.md'), 'utf8');

/** A row of the tables of promises: what is promised, what was tried against it, and the tests that show it, as `file: words of its name`. */
interface Row { promise: string; attack: string; tests: string[] }

const rows: Row[] = [...text.matchAll(/^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$/gm)]
  .map(([, , promise = '', attack = '', tests = '']) => ({ promise, attack, tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, each = '']) => each) }));

describe('every promise of the threat model', () => {
  test('has a number of its own, in order', () => {
    const numbers = [...text.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => Number(number));
    assert.deepEqual(numbers, numbers.map((_number, at) => at + 1));
    assert.ok(numbers.length >= 60 && rows.length === numbers.length, `${rows.length} of ${numbers.length} rows can be read`);
  });

  for (const { promise, attack, tests } of rows) {
    test(`is tried: ${promise}`, () => {
      assert.ok(attack.length > 10 && tests.length > 0, 'it names no attack, or no test');
      for (const each of tests) {
        const [file = '', name = ''] = each.split(/: (.*)/s);
        assert.ok(existsSync(join(root, 'test', file)), `there is no ${file}`);
        assert.ok(name.length > 5 && readFileSync(join(root, 'test', file), 'utf8').includes(name), `${file} has no "${name}"`);
      }
    });
  }

  test('leaves no file of security tests unnamed', () => {
    const unnamed = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts') && name !== 'promises.test.ts' && !text.includes(`\`security/${name}: `));
    assert.deepEqual(unnamed, []);
  });
});
