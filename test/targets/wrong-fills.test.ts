import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ArgumentRule, PolicyItem, TargetId } from '../../src/schema/policy.ts';
import { fillMarks } from '../../src/targets/arguments/filling/fill-marks.ts';
import { check, checkedServer, printedPolicy, withDefinitions } from './check-trial.ts';
import { imaginedItem } from './imagined-request.ts';

const rule = (parameter: string, test: ArgumentRule['test'], values: ArgumentRule['values']): ArgumentRule => ({ parameter, test, values, fill: true, required: true, because: 'It is imagined.' });
const items: PolicyItem[] = [
  { ...imaginedItem('read_it', 'allow'), only: [rule('path', 'starts-with', [fillMarks.folder])] },
  { ...imaginedItem('fetch_it', 'allow'), only: [rule('url', 'host-one-of', [fillMarks.host])] },
  { ...imaginedItem('pay_it', 'allow'), only: [rule('amount', 'at-most', [0]), rule('account', 'one-of', [fillMarks.receiver])] },
];
const plain = withDefinitions(items.map(({ only: _only, ...item }) => item));

/** A policy with the placeholders replaced as a person would, and what a check finds about its values. */
function filledIn(id: TargetId, values: { folder?: string; host?: string }): string[] {
  const server = checkedServer(plain, items, true);
  const both = (text: string, mark: string, value: string) => text.replaceAll(new RegExp([...mark].map((letter) => `\\\\{0,4}${letter.replace(/[/.-]/, '\\$&')}`).join(''), 'g'), () => value);
  let text = both(printedPolicy(id, server), fillMarks.folder, values.folder ?? '/srv/data/');
  text = both(both(text, fillMarks.receiver, 'acme'), fillMarks.host, values.host ?? 'docs.example.org');
  return check(id, text, server)[0]!.findings.filter(({ kind }) => kind === 'laxer' || kind === 'unfilled').map(({ says }) => says);
}

describe('a value that a person filled in', () => {
  for (const id of ['intercept', 'toolhive', 'agentcore', 'envoy-ai-gateway', 'cerbos', 'gemini-cli'] as const) {
    test(`without a slash at the end of the folder admits its neighbours, which a check says: ${id}`, () => {
      assert.match(filledIn(id, { folder: '/srv/data' }).join('\n'), /read_it \(\w+\) takes more than .*\/srv\/data.* as path: .*\/srv\/database-passwords\/x.* goes through too; end the folder with a slash\./);
      assert.doesNotMatch(filledIn(id, { folder: '/srv/data/' }).join('\n'), /read_it/);
    });
  }
  test('without a slash is a folder all the same where the language can make it one', () => assert.doesNotMatch(filledIn('opa', { folder: '/srv/data' }).join('\n'), /read_it/));
  for (const id of ['intercept', 'gemini-cli', 'envoy-ai-gateway', 'cerbos'] as const) {
    test(`with dots that a pattern reads as any character admits other hosts, which a check says: ${id}`, () => {
      assert.match(filledIn(id, { host: 'docs.example.org' }).join('\n'), /fetch_it \(\w+\) takes more than docs\.example\.org as url: .*docsxexample\.org.* goes through too; escape its dots\./);
      assert.doesNotMatch(filledIn(id, { host: 'docs\\\\.example\\\\.org' }).join('\n'), /fetch_it/);
    });
  }
  for (const id of ['opa', 'intercept', 'toolhive', 'agentcore', 'envoy-ai-gateway', 'cerbos', 'gemini-cli'] as const) {
    test(`is missing where a cap is still 0, though all else of the tool is filled in: ${id}`, () => {
      assert.match(filledIn(id, {}).join('\n'), /The cap on amount of pay_it is still 0: put in the most that one call may move\./);
    });
  }
});
