import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Json } from '../../src/schema/json.ts';
import { canonicalDefinition, canonicalJson } from '../../src/text/json/canonical-json.ts';
import { deepJson, isDeep } from '../../src/text/json/deep-json.ts';
import { definitionHash } from '../../src/text/sha256.ts';

/** A schema with an innermost part that many levels deep. */
const nested = (levels: number, inmost: Json) => Array.from({ length: levels }).reduce<Json>((inner) => ({ properties: { a: inner } }), inmost);

describe('the canonical text of a value', () => {
  for (const value of [null, 'a\ud800"\n', -0, 1e21, 0.1, [], {}, [[], {}, ''], { b: 1, a: [true, { 'é': null, e: 'x', '': 2, '10': 3, '9': 4 }] }] as Json[]) {
    test(`is the same by either way: ${JSON.stringify(value)}`, () => assert.equal(deepJson(value), canonicalJson(value)));
  }
});

describe('a definition that is nested without end', () => {
  test('has a hash, which differs by what is inmost', () => {
    const [one, same, other] = ['x', 'x', 'y'].map((inmost) => definitionHash({ name: 'get_a', inputSchema: nested(50_000, inmost) as never }));
    assert.equal(one, same);
    assert.notEqual(one, other);
  });
  test('has a hash also where it is as wide', () => {
    assert.match(definitionHash({ name: 'get_a', inputSchema: { a: Array.from({ length: 400_000 }, () => 'x'), b: nested(600, 'x') } as never }), /^[0-9a-f]{64}$/);
  });
  test('is told from those that people write', () => {
    assert.deepEqual([isDeep(nested(400, 'x')), isDeep(nested(501, 'x'))], [false, true]);
    assert.equal(canonicalDefinition({ name: 'a', inputSchema: { required: ['b', 'a'] } }), '{"inputSchema":{"required":["a","b"]},"name":"a"}');
  });
});
