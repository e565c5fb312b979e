import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { JsonObject } from '../../src/schema/json.ts';
import { startCounting } from './count-steps.ts';

const counting = await startCounting();
// Loaded only now, so that it is counted.
const { loadKnowledge } = await import('../../src/flow/load-knowledge.ts');
const { judgeServer } = await import('../../src/judge/judge-server.ts');

const knowledge = await loadKnowledge();
/** Parts of the smaller schema, enough that both are cut, or neither; how many times as many the larger has, and how many times the steps that may take: quadratic work takes their square. */
const sizes = { few: { count: 1_000, times: 4, mostGrowth: 8 }, many: { count: 10_500, times: 2, mostGrowth: 3 } };

const ref = (name: string | number) => ({ $ref: `#/$defs/${name}` });
const map = (count: number, make: (index: number) => [string, unknown]) => Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));
const text = { type: 'string' };

/** Schemas of a number of parts, for every way in which references or lists have made a reader slow. */
const hostile: Record<string, (count: number) => object> = {
  'that double with each reference': (count) => ({ properties: { a: ref(0) }, $defs: map(count, (index) => [`${index}`, { properties: { l: ref(index + 1), r: ref(index + 1) } }]) }),
  'whose references all hold each other': (count) => ({ properties: { a: ref(0) }, $defs: map(Math.ceil(Math.sqrt(count)), (index) => [`${index}`, { properties: map(Math.ceil(Math.sqrt(count)), (other) => [`q${index}x${other}`, ref(other)]) }]) }),
  'that are one chain of references': (count) => ({ properties: { sql: ref(0) }, $defs: map(count, (index) => [`${index}`, { title: 'x', ...ref(index + 1) }]) }),
  'that are a chain of parts': (count) => ({ properties: { sql: ref(0) }, $defs: map(count, (index) => [`${index}`, { properties: { [`p${index}`]: ref(index + 1) } }]) }),
  'with a chain behind every property': (count) => ({ properties: map(count, (index) => [`p${index}`, ref(0)]), $defs: map(count, (index) => [`${index}`, { title: 'x', ...ref(index + 1) }]) }),
  'with a list behind every property': (count) => ({ properties: map(count, (index) => [`action${index}`, ref('list')]), $defs: { list: { enum: Array.from({ length: count }, (_, index) => `delete_${index}`) } } }),
  'with the same action in many steps': (count) => ({ properties: { steps: { prefixItems: Array.from({ length: count }, () => ref('step')) } }, $defs: { step: { properties: { op: ref('list') } }, list: { enum: Array.from({ length: count }, (_, index) => `thing_${index}`) } } }),
  'with many alternatives that are null': (count) => ({ properties: map(count, (index) => [`p${index}`, ref('none')]), $defs: { none: { anyOf: Array.from({ length: count }, () => ({ type: 'null' })) } } }),
  'with many parts that say nothing': (count) => ({ properties: map(count, (index) => [`p${index}`, ref('none')]), $defs: { none: { allOf: Array.from({ length: count }, () => true) } } }),
  'with many properties': (count) => ({ properties: map(count, (index) => [`p${index}`, text]) }),
  'with a switch of every name': (count) => ({ properties: map(count, (index) => [`force_${index}`, { type: 'boolean' }]), required: Array.from({ length: count }, (_, index) => `force_${index}`) }),
  'with many anchors': (count) => ({ properties: map(count, (index) => [`p${index}`, { $ref: `#a${index}` }]), $defs: map(count, (index) => [`${index}`, { $anchor: `a${index}`, ...text }]) }),
  'nested deeply': (count) => Array.from({ length: count }).reduce<object>((inner, _, index) => ({ properties: { [index % 2 === 0 ? 'op' : 'steps']: inner } }), text),
  'of alternatives nested deeply': (count) => Array.from({ length: count }).reduce<object>((inner) => ({ anyOf: [inner, { properties: { op: { const: 'delete' } } }, text] }), text),
};

describe('a schema', () => {
  after(() => counting.end());
  for (const [what, make] of Object.entries(hostile)) {
    for (const [size, { count, times, mostGrowth }] of Object.entries(sizes)) {
      test(`${what} takes steps in proportion to its parts, where they are ${size}`, async () => {
        const [less, more] = [await steps(make(count)), await steps(make(times * count))];
        assert.ok(more / less < mostGrowth, `${less} steps, ${more} for ${times} times the parts`);
      });
    }
  }
});

/** Steps to judge a tool with a schema, of its input and of its answer. */
function steps(schema: object): Promise<number> {
  const tool = { name: 'manage_it', description: 'Manages it.', inputSchema: { type: 'object', ...schema } as JsonObject, outputSchema: { type: 'object', ...schema } as JsonObject };
  return counting.stepsOf(() => judgeServer({ server: 'hostile', tools: [tool] }, knowledge));
}
