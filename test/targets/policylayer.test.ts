import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { targets } from '../../src/targets/targets.ts';
import { imaginedItem, imaginedRequest } from './imagined-request.ts';

const { policylayer } = targets;

const printed = (...[items, rest]: Parameters<typeof imaginedRequest>) => policylayer.print(policylayer.build(imaginedRequest(items, rest)).data);

describe('policy.json', () => {
  test('of a limited tool is the one the vendor publishes, byte for byte', () => {
    assert.equal(printed([imaginedItem('api_tokens_create', 'limit')], { scope: 'tool', title: 'Remnawave' }), `{
  "version": "1",
  "default": "deny",
  "tools": {
    "api_tokens_create": {
      "limits": [
        {
          "counter": "api_tokens_create_rate",
          "window": "minute",
          "max": 30,
          "scope": "grant"
        }
      ]
    }
  }
}
`);
  });
  test('of a denied tool hides it, and does not claim that the rest keeps working', () => {
    const request = imaginedRequest([imaginedItem('delete_user', 'deny')], { scope: 'tool' });
    assert.deepEqual(policylayer.build(request).data, { version: '1', default: 'deny', hide: ['delete_user'] });
    assert.match(policylayer.effect(request), /Every other tool of GitHub is denied/);
  });
  test('keeps the order it is given', () => {
    assert.deepEqual([...printed([imaginedItem('b', 'allow'), imaginedItem('a', 'limit'), imaginedItem('c', 'allow')]).matchAll(/^ {4}"(\w)"/gm)].map(([, name]) => name), ['b', 'a', 'c']);
  });
  test('never holds a bare * that would hide or allow every tool', () => {
    for (const decision of ['allow', 'limit', 'ask', 'deny'] as const) assert.ok(!printed([imaginedItem('*', decision)]).includes('"*"'));
  });
  test('carries the rate of the tool', () => {
    const item = { ...imaginedItem('run', 'limit'), rate: { max: 1, window: 'hour', because: 'It is slow.' } as const };
    assert.match(printed([item]), /"window": "hour",\s+"max": 1,/);
    assert.match(policylayer.effect(imaginedRequest([item])), /at most once an hour under one grant/);
  });
  test('counts each tool by a counter of its own', () => {
    const counters = [...printed(['a', 'b', 'c'].map((name) => imaginedItem(name, 'limit'))).matchAll(/"counter": "(.*)"/g)].map(([, name]) => name);
    assert.deepEqual(counters, ['a_rate', 'b_rate', 'c_rate']);
  });
});
