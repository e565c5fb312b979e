import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Assessment } from '../../src/schema/verdict/assessment.ts';
import type { DecisionTable, Rate } from '../../src/schema/knowledge/tables.ts';
import { classes, termsOf } from '../../src/schema/vocabulary.ts';
import { policyItems } from '../../src/targets/arguments/policy-items.ts';
import { stricterItem } from '../../src/targets/arguments/stricter-item.ts';
import { sayName } from '../../src/targets/words/say-name.ts';
import { sayRate } from '../../src/targets/words/say-rate.ts';
import { imaginedItem } from './imagined-request.ts';

const everyClass = termsOf(classes);
const rates = Object.fromEntries(everyClass.map((badge, index) => [badge, { max: index + 1, window: 'hour', because: badge }])) as Record<typeof everyClass[number], Rate>;
const decisions: DecisionTable = { rows: {}, rates };

describe('items of a policy', () => {
  test('take the rate of their class, in the order given', () => {
    const tools = everyClass.map((badge) => ({ name: `${badge}_it`, class: badge, severity: 'low', decision: 'limit', flags: [] as string[] }) as unknown as Assessment);
    assert.deepEqual(policyItems(tools, decisions).map(({ name, rate }) => [name, rate.because]), everyClass.map((badge) => [`${badge}_it`, badge]));
  });
  test('of one name: the stricter decision, then the lower rate', () => {
    const hourly = { ...imaginedItem('x', 'limit'), rate: { max: 60, window: 'hour', because: '' } as const };
    const minutely = imaginedItem('x', 'limit', 2);
    for (const [a, b, winner] of [
      [imaginedItem('x', 'allow'), imaginedItem('x', 'limit'), 1], [imaginedItem('x', 'ask'), imaginedItem('x', 'limit'), 0],
      [imaginedItem('x', 'ask'), imaginedItem('x', 'deny'), 1], [minutely, hourly, 1], [hourly, minutely, 0],
    ] as const) assert.equal(stricterItem(a, b), [a, b][winner]);
  });
});

describe('a name in a sentence', () => {
  for (const [name, said] of [
    ['get_issue', 'get_issue'], ['a.b/c-d', 'a.b/c-d'], ['two words', '“two words”'], ['', '“”'], ['ends.', '“ends.”'],
    ['a\nb', '“a b”'], ['r\u202el', '“r⟨U+202E⟩l”'],
  ] as const) test(JSON.stringify(name), () => assert.equal(sayName(name), said));
  test('is cut short', () => assert.equal(sayName('n'.repeat(4000)), `“${'n'.repeat(79)}…”`));
});

describe('a rate in a sentence', () => {
  for (const [max, window, said] of [[30, 'minute', '30 times a minute'], [1, 'hour', 'once an hour'], [2, 'minute', 'twice a minute']] as const) {
    test(said, () => assert.equal(sayRate({ max, window, because: '' }), said));
  }
});
