import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Json } from '../../src/schema/json.ts';
import type { ArgumentRule, PolicyItem } from '../../src/schema/policy.ts';
import { passesRule } from '../../src/targets/arguments/passes-rule.ts';
import { argumentsPattern } from '../../src/targets/products/gemini-cli/gemini-cli-arguments.ts';
import { argumentsText } from '../../src/targets/products/gemini-cli/gemini-cli-decide.ts';
import { targets } from '../../src/targets/targets.ts';
import { hostileNames, imaginedItem, imaginedRequest, inventedNames } from './imagined-request.ts';

const { 'gemini-cli': geminiCli } = targets;

const addresses = [
  'https://a.com', 'https://a.com:80', 'https://a.com:80@evil.com', 'http://a.com/x?y#z', 'https://a.com\\@evil.com', 'https://evil.com/https://a.com',
  'HTTPS://A.com', 'a.com', 'x.local', 'http://x.internal/', 'http://10.0.0.1', 'https://a..com', 'https://a.com/..', 'http://localhost', 'https://a.com\n',
  'https://b.c.example.org:8443?x', '1.2', 'https://user@a.com', 'https://a.com.', 'https://a.com/é',
];
const numbers = [0, -1, 5, 10, 10.5, 9.99, 11, 99, 100, 101, 1e21, 1e-7, 1e7, -1e30, 0.5, 123456, 123457, 123456.5];
const paths = ['/safe/x', '/safe/../x', '/safe', '/safer/x', '/safe/', '/safe/a.b'];
const values: Json[] = [...hostileNames, ...inventedNames(20261125, 100), ...addresses, ...numbers, ...paths, 'read', 'list', true, false, null, ['read'], { mode: 'read' }];
const tests: Pick<ArgumentRule, 'test' | 'values'>[] = [
  { test: 'one-of', values: ['read', 'list', 'a"b', 'x(y)*'] }, { test: 'starts-with', values: ['/safe/', '"q', 'line\n'] },
  { test: 'host-one-of', values: ['a.com', 'b.c.example.org'] }, { test: 'not-private-host', values: [] },
  { test: 'equals', values: [true] }, { test: 'equals', values: ['read'] }, { test: 'equals', values: [5] },
  ...[0, 1, 5, 10, 99, 100, 123456].map((most) => ({ test: 'at-most' as const, values: [most] })),
];
/** What the loader of Gemini CLI 0.61.0 calls a dangerous pattern (policy/utils.js): it drops a rule with one. */
const unsafe = /\([^)]*[*+?{].*\)[*+?{]/;
const rule = (parameter: string, said: Pick<ArgumentRule, 'test' | 'values'>): ArgumentRule => ({ parameter, ...said, fill: false, because: 'It is imagined.' });
const given = (...pairs: [string, Json][]) => Object.fromEntries(pairs);

describe('a pattern for arguments', () => {
  for (const said of tests) {
    test(`${said.test} ${JSON.stringify(said.values)} holds for exactly the calls that pass, and its loader takes it`, () => {
      for (const parameter of ['mode', 'a"b', '__proto__', 'x\n', '(']) {
        const pattern = argumentsPattern([rule(parameter, said)]) as string;
        assert.doesNotMatch(pattern, unsafe);
        for (const value of values) {
          const call = given([parameter, value], ['nested', given([parameter, 'read'])], ['quoted', `\0${JSON.stringify(parameter)}:"read"\0`]);
          assert.equal(new RegExp(pattern).test(argumentsText(call)), passesRule(rule(parameter, said), call), JSON.stringify(value));
        }
        assert.ok(!new RegExp(pattern).test(argumentsText({})) && !new RegExp(pattern).test(argumentsText(given(['other', given([parameter, 'read'])]))));
      }
    });
  }
  test('of several rules needs all of them', () => {
    const pattern = new RegExp(argumentsPattern([rule('z', { test: 'equals', values: [true] }), rule('a', { test: 'at-most', values: [5] })]) as string);
    for (const [z, a, passes] of [[true, 5, true], [true, 6, false], [false, 5, false]] as const) assert.equal(pattern.test(argumentsText({ z, a, m: 1 })), passes);
  });
  test('is left out where it would be too long, empty, or no whole number', () => {
    assert.equal(argumentsPattern([rule('a', { test: 'one-of', values: ['x'.repeat(3000)] })]), null);
    assert.equal(argumentsPattern([rule('a', { test: 'one-of', values: [] })]), null);
    assert.equal(argumentsPattern([rule('a', { test: 'at-most', values: [1.5] })]), null);
  });
});

describe('Gemini CLI decides by arguments', () => {
  const when = [rule('action', { test: 'one-of', values: ['list', 'get'] })];
  const only = [rule('path', { test: 'starts-with', values: ['/safe/'] })];
  const decide = (item: PolicyItem, call: { [name: string]: Json }) => {
    const data = geminiCli.read!(geminiCli.print(geminiCli.build(imaginedRequest([item])).data), 'policy');
    return geminiCli.decide!(data, 'github', { tool: item.name, arguments: call }).outcome;
  };
  test('the harmless actions of a tool that is denied', () => {
    const item = { ...imaginedItem('manage', 'deny'), eased: { decision: 'allow', when } } as const;
    assert.equal(decide(item, { action: 'list' }), 'allow');
    assert.equal(decide(item, { action: 'delete' }), 'deny');
    assert.equal(decide(item, {}), 'deny');
  });
  test('calls outside the bounds are denied, whatever the decision; easing does not lift them', () => {
    const item = { ...imaginedItem('write', 'ask'), eased: { decision: 'allow', when }, only } as const;
    assert.equal(decide(item, { path: '/safe/x', action: 'get' }), 'allow');
    assert.equal(decide(item, { path: '/safe/x' }), 'ask');
    assert.equal(decide(item, { path: '/etc/passwd', action: 'get' }), 'deny');
    assert.equal(decide(item, { action: 'get' }), 'deny');
  });
  test('what no pattern can say is said to be left out, and the stricter decision stays', () => {
    const long = [rule('action', { test: 'one-of', values: ['x'.repeat(3000)] })];
    const item: PolicyItem = { ...imaginedItem('manage', 'ask'), eased: { decision: 'allow', when: long }, only: long };
    assert.equal(decide(item, { action: 'x'.repeat(3000) }), 'ask');
    assert.equal(geminiCli.build(imaginedRequest([item])).lossy.length, 2);
  });
});
