import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readInput } from '../../src/judge/facts/collect-facts.ts';
import { propertiesOf } from '../../src/judge/facts/schema/schema-node.ts';
import type { JsonObject } from '../../src/schema/json.ts';
import type { Assessment } from '../../src/schema/verdict/assessment.ts';
import { judgeOne } from './imagined.ts';
import { randomSchemas } from './random-schemas.ts';

const judged = (inputSchema: unknown, name = 'process_request', description = 'Processes the request.') => judgeOne({ name, description, inputSchema: inputSchema as JsonObject });
const sql = { type: 'object', properties: { sql: { type: 'string' } } };
const text = { type: 'string' };
const takesSql = ({ flags }: Assessment) => flags.includes('sql-raw');
const under = ($defs: object, request: unknown) => ({ type: 'object', properties: { request }, $defs });
const ref = ($ref: string) => ({ $ref });

describe('a schema is read', () => {
  const places: Record<string, object> = {
    'in properties': sql,
    'in a property of a property': { properties: { a: { properties: { b: sql } } } },
    'deep down': Array.from({ length: 40 }).reduce<object>((inner, _, index) => ({ properties: { [`p${index}`]: inner } }), sql),
    'in additionalProperties': { additionalProperties: sql },
    'in patternProperties': { patternProperties: { '^x': sql } },
    'in items': { properties: { list: { items: sql } } },
    'in a list of items': { properties: { list: { items: [text, sql] } } },
    'in prefixItems': { properties: { list: { prefixItems: [sql] } } },
    'in contains': { properties: { list: { contains: sql } } },
    'in additionalItems': { properties: { list: { additionalItems: sql } } },
    'in unevaluatedProperties': { unevaluatedProperties: sql },
    'in if': { if: sql }, 'in then': { if: {}, then: sql }, 'in else': { if: {}, else: sql },
    'in dependentSchemas': { dependentSchemas: { a: sql } },
    'in dependencies': { dependencies: { a: sql, b: ['a'] } },
    'in allOf': { allOf: [{ type: 'object' }, sql] },
    'in anyOf': { anyOf: [{ type: 'object' }, sql] },
    'in oneOf': { oneOf: [sql, { properties: { a: { type: 'boolean' } } }] },
    'where a property is true': { properties: { sql: true } },
    'where a property says nothing': { properties: { sql: {} } },
    'where a property is one of several': { properties: { sql: { anyOf: [text, { type: 'integer' }] } } },
    'where a property may be missing': { properties: { sql: { anyOf: [text, { type: 'null' }], default: null } } },
    'where a property has a null type too': { properties: { sql: { type: ['null', 'string'] } } },
    'behind the 400th property': { properties: { ...Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`p${index}`, { type: 'integer' }])), sql: text } },
  };
  for (const [where, schema] of Object.entries(places)) {
    test(where, () => {
      assert.ok(takesSql(judged({ type: 'object', ...schema })));
      assert.ok(takesSql(judged({ type: 'object', properties: { request: schema } })), 'in an argument');
      assert.ok(takesSql(judged({ ...under({ a: schema }, ref('#/$defs/a')) })), 'behind a reference');
    });
  }

  const nothing: Record<string, object> = {
    'where a property is forbidden': { properties: { sql: false } },
    'where not says so': { not: sql },
    'in definitions that nothing refers to': { $defs: { a: sql } },
    'in examples and defaults': { properties: { a: { type: 'integer', default: sql, examples: [sql], enum: [sql] } } },
    'where a property is narrowed in every way': { properties: { sql: { anyOf: [{ type: 'string', enum: ['a'] }, { type: 'integer' }] } } },
  };
  for (const [where, schema] of Object.entries(nothing)) test(`for nothing ${where}`, () => assert.ok(!takesSql(judged({ type: 'object', ...schema }))));
});

describe('a reference', () => {
  const leads: Record<string, object> = {
    'into $defs': under({ A: sql }, ref('#/$defs/A')),
    'into definitions': { type: 'object', properties: { request: ref('#/definitions/A') }, definitions: { A: sql } },
    'anywhere else': { type: 'object', properties: { request: ref('#/x-parts/0/body') }, 'x-parts': [{ body: sql }] },
    'from the top': { $ref: '#/definitions/in', definitions: { in: sql } },
    'to another property': { type: 'object', properties: { request: ref('#/properties/other/items'), other: { type: 'array', items: sql } } },
    'over another': under({ A: ref('#/$defs/B'), B: ref('#/$defs/C'), C: sql }, ref('#/$defs/A')),
    'with escapes': under({ 'a/b~c': sql }, ref('#/$defs/a~1b~0c')),
    'with percent escapes': under({ 'My Type[int]': sql }, ref('#/$defs/My%20Type%5Bint%5D')),
    'with both': under({ 'a/b %': sql }, ref('#/$defs/a~1b%20%25')),
    'with what looks like a percent escape and is none': under({ 'a%': sql }, ref('#/$defs/a%')),
    'with a key that is escaped itself': under({ 'a%20b': sql }, ref('#/$defs/a%20b')),
    'to an anchor': under({ A: { $anchor: 'there', ...sql } }, ref('#there')),
    'to a dynamic anchor': under({ A: { $dynamicAnchor: 'there', ...sql } }, { $dynamicRef: '#there' }),
    'to an anchor of draft 6': under({ A: { $id: '#there', ...sql } }, ref('#there')),
    'to the $id of a part': under({ A: { $id: 'request.json', ...sql } }, ref('request.json')),
    'into the part of an $id': under({ A: { $id: 'https://example.com/a', $defs: { B: sql } } }, ref('https://example.com/a#/$defs/B')),
    'by the own $id': { $id: 'https://example.com/own', ...under({ A: sql }, ref('https://example.com/own#/$defs/A')) },
    'with siblings': under({ A: sql }, { $ref: '#/$defs/A', description: 'The request.', properties: { id: text } }),
    'in allOf': under({ A: sql }, { allOf: [ref('#/$defs/A')], default: null }),
    'that may be missing': under({ A: sql }, { anyOf: [ref('#/$defs/A'), { type: 'null' }] }),
    'beside a reference to null': under({ A: sql, None: { type: 'null' } }, { anyOf: [ref('#/$defs/A'), ref('#/$defs/None')] }),
    'in a list': under({ A: sql }, { type: 'array', items: ref('#/$defs/A') }),
    'in a map': under({ A: sql }, { type: 'object', additionalProperties: ref('#/$defs/A') }),
    'to a part that says anything goes': { type: 'object', properties: { sql: ref('#/$defs/A') }, $defs: { A: true } },
    'to a text': { type: 'object', properties: { sql: ref('#/$defs/A') }, $defs: { A: text } },
    'that nothing stands behind': { type: 'object', properties: { sql: ref('#/$defs/A') } },
    'to another document': { type: 'object', properties: { sql: ref('https://example.com/a.json') } },
    'in a circle of two': under({ A: { properties: { b: ref('#/$defs/B') } }, B: { properties: { a: ref('#/$defs/A'), sql: text } } }, ref('#/$defs/A')),
    'to the whole': { type: 'object', properties: { sql: text, children: { type: 'array', items: ref('#') } } },
  };
  for (const [what, schema] of Object.entries(leads)) {
    test(`${what} is followed, or nothing narrows it`, () => {
      const verdict = judged(schema);
      assert.ok(takesSql(verdict));
      assert.ok(!verdict.flags.includes('schema-cut'));
    });
  }

  test('to itself, over others, or to what is no schema leads nowhere and stops nothing', () => {
    const $defs = { A: ref('#/$defs/A'), B: ref('#/$defs/C'), C: ref('#/$defs/B'), D: 7, E: null, F: 'x', G: [], __proto__: {} };
    for (const name of [...Object.keys($defs), 'missing', 'A/B', 'toString', '__proto__', '-', '00']) {
      const verdict = judged({ type: 'object', properties: { request: ref(`#/$defs/${name}`), sql: text }, $defs });
      assert.ok(takesSql(verdict), name);
    }
    for (const $ref of [7, null, {}, '', '#', '#/', '##', '%', 'a b', '#%', '//', '#/%zz']) assert.ok(takesSql(judged({ type: 'object', properties: { a: { $ref }, sql: text }, allOf: [{ $ref }] })));
  });

  test('gives its evidence at the place where the text really stands', () => {
    const { evidence } = judged(under({ 'A/1': { anyOf: [ref('#there')] }, B: { $anchor: 'there', ...sql } }, ref('#/$defs/A~11')));
    assert.deepEqual([...new Set(evidence.filter(({ rule }) => rule === 'takes-sql').map(({ path }) => path))], ['/inputSchema/$defs/B/properties/sql']);
  });

  test('that is forbidden, or null, forbids as it would written out', () => {
    assert.ok(!takesSql(judged({ type: 'object', properties: { sql: ref('#/$defs/A') }, $defs: { A: ref('#/$defs/B'), B: false } })));
    const reading = readInput({ name: 'a', inputSchema: under({ None: { type: 'null' } }, { anyOf: [ref('#/$defs/None'), text, { type: 'null' }] }) as JsonObject })!;
    assert.equal(propertiesOf(reading.root).get('request')!.nodes[0]!.variants.length, 0);
  });
});

describe('a schema with references', () => {
  test('is judged like the schema written out', () => {
    const wrong: string[] = [];
    for (const { seed, referring, written, name } of randomSchemas(600)) {
      const verdicts = [referring, written].map((schema) => {
        const { class: badge, severity, couldBe, decision, flags, facets, actions = [], evidence } = judged(schema, name, '');
        return JSON.stringify([badge, severity, couldBe, decision, flags, facets, actions.map((action) => ({ ...action, parameter: '' })), evidence.map(({ rule, value, text: said }) => `${rule} ${value} ${said}`).sort()]);
      });
      if (verdicts[0] !== verdicts[1]) wrong.push(`${seed}: ${JSON.stringify(referring)}\n${verdicts.join('\n')}`);
    }
    assert.deepEqual(wrong.slice(0, 2), []);
  });

  /** Every part refers to the next one twice: written out, it doubles with each. */
  const doubling = (levels: number, last: object) => ({
    type: 'object', properties: { a: ref('#/$defs/d0') },
    $defs: Object.fromEntries([...Array.from({ length: levels }, (_, index) => [`d${index}`, { properties: { l: ref(`#/$defs/d${index + 1}`), r: ref(`#/$defs/d${index + 1}`) } }]), [`d${levels}`, last]]),
  });

  test('is read whole up to ten thousand parts', () => {
    const verdict = judged(doubling(11, sql));
    assert.ok(takesSql(verdict) && !verdict.flags.includes('schema-cut'));
  });

  for (const [what, schema] of Object.entries({
    'that doubles again and again': doubling(40, sql),
    'that doubles a thousand times': doubling(1000, sql),
    'with a long list behind many references': { type: 'object', properties: { ...Object.fromEntries(Array.from({ length: 12_000 }, (_, index) => [`p${index}`, ref('#/$defs/a')])), sql: text }, $defs: { a: { enum: Array.from({ length: 9000 }, (_, index) => `v${index}`) } } },
    'with more parts than anybody reads': { type: 'object', properties: { ...Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`p${index}`, {}])), sql: text } },
    'with chains at every turn': { type: 'object', properties: { ...Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`p${index}`, ref('#/$defs/c0')])), request: sql }, $defs: Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`c${index}`, { title: 'x', ...ref(`#/$defs/c${index + 1}`) }])) },
    'whose parts all hold each other': { type: 'object', properties: { a: ref('#/$defs/p0'), sql: text }, $defs: Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`p${index}`, { properties: Object.fromEntries(Array.from({ length: 30 }, (__, other) => [`q${other}`, ref(`#/$defs/p${other}`)])) }])) },
  })) {
    test(`${what} is cut, says so, and still tells what each part says`, () => {
      const verdict = judged(schema);
      assert.ok(verdict.flags.includes('schema-cut'));
      assert.ok(takesSql(verdict));
      const finding = verdict.evidence.find(({ value }) => value === 'schema-cut');
      assert.deepEqual([finding?.in, finding?.path, finding?.text], ['input', '/inputSchema', '']);
    });
  }

  test('of the answer is read in the same way', () => {
    const secret = { type: 'object', properties: { key: ref('#/$defs/K') }, $defs: { K: { properties: { private_key: text } } } } as unknown as JsonObject;
    const { evidence } = judgeOne({ name: 'get_thing', outputSchema: secret });
    assert.equal(evidence.find(({ rule }) => rule === 'output-holds-secret')?.path, '/outputSchema/$defs/K/properties/private_key');
    assert.ok(judgeOne({ name: 'get_thing', outputSchema: doubling(40, {}) as unknown as JsonObject }).flags.includes('schema-cut'));
  });

  test('may be nested deeper than any stack', () => {
    let deep: object = sql;
    for (let level = 0; level < 100_000; level += 1) deep = level % 3 === 0 ? { properties: { a: deep } } : level % 3 === 1 ? { anyOf: [deep, text] } : { items: deep };
    assert.ok(judged({ type: 'object', properties: { a: deep } }).flags.includes('schema-cut'));
  });

  test('that holds itself is common, and read once on each way', () => {
    const tree = under({ Node: { type: 'object', properties: { name: text, left: ref('#/$defs/Node'), right: { anyOf: [ref('#/$defs/Node'), { type: 'null' }] }, children: { type: 'array', items: ref('#/$defs/Node') } } } }, ref('#/$defs/Node'));
    const reading = readInput({ name: 'a', inputSchema: tree as unknown as JsonObject })!;
    assert.equal(reading.isCut, false);
    assert.deepEqual(reading.nodes.flatMap(({ properties }) => properties.map(({ name }) => name)), ['request', 'name', 'left', 'right', 'children']);
  });
});
