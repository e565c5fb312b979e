import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SimulatedCall } from '../../src/schema/policy-check.ts';
import { targetIds } from '../../src/schema/policy.ts';
import type { TargetId } from '../../src/schema/policy.ts';
import type { Decision } from '../../src/schema/vocabulary.ts';
import { simulatePolicy } from '../../src/targets/simulate/simulate-policy.ts';
import type { CallToSimulate } from '../../src/targets/simulate/simulate-policy.ts';
import { targets } from '../../src/targets/targets.ts';
import { hiddenCharacters } from '../../src/text/visible.ts';
import { slack, withDefinitions } from './check-trial.ts';
import { hostileNames, imaginedItem } from './imagined-request.ts';
import { addedRow } from './products/added-rows.ts';

const data = (id: TargetId, request = slack) => targets[id].build(request).data;
const call = (tool: string, rest: Partial<CallToSimulate> = {}): CallToSimulate => ({ line: 1, server: 'slack', serverKey: 'slack', tool, arguments: {}, isKnown: true, ...rest });
const simulate = (id: TargetId, calls: readonly CallToSimulate[], request = slack): SimulatedCall[] => calls.map(simulatePolicy(targets[id], data(id, request)));

/** What each product does with calls of tools that should be allowed, limited, asked about, denied, and that nobody knows. */
const table: Record<TargetId, [Decision, Decision, Decision, Decision, Decision]> = {
  policylayer: ['allow', 'limit', 'deny', 'deny', 'deny'],
  'claude-code': ['allow', 'ask', 'ask', 'deny', 'ask'],
  codex: ['allow', 'ask', 'ask', 'deny', 'deny'],
  'gemini-cli': ['allow', 'ask', 'ask', 'deny', 'ask'],
  'copilot-cli': ['allow', 'ask', 'ask', 'deny', 'ask'],
  opencode: ['allow', 'ask', 'ask', 'deny', 'ask'],
  vscode: ['ask', 'ask', 'ask', 'ask', 'ask'],
  cursor: ['allow', 'ask', 'ask', 'ask', 'ask'],
  'openai-responses': ['allow', 'ask', 'ask', 'deny', 'deny'],
  'claude-api': ['allow', 'deny', 'deny', 'deny', 'deny'],
  intercept: ['allow', 'limit', 'deny', 'deny', 'deny'],
  toolhive: ['allow', 'limit', 'deny', 'deny', 'deny'],
  agentgateway: ['allow', 'allow', 'deny', 'deny', 'deny'],
  agentcore: ['allow', 'allow', 'deny', 'deny', 'deny'],
  'envoy-ai-gateway': ['allow', 'allow', 'deny', 'deny', 'deny'],
  opa: ['allow', 'limit', 'ask', 'deny', 'deny'],
  cerbos: ['allow', 'allow', 'deny', 'deny', 'deny'],
  ...addedRow('simulated'),
};

describe('a simulation says what each product does', () => {
  for (const id of targetIds) {
    test(targets[id].label, () => {
      const said = simulate(id, [...['get_user', 'list_all', 'post_it', 'delete_it'].map((tool) => call(tool)), call('new_one', { isKnown: false })]);
      assert.deepEqual(said.map(({ decision }) => decision), table[id]);
      for (const { because, spelling, tool } of said) {
        assert.match(because, /\w/);
        assert.equal(spelling, (targets[id].nameOf('slack', tool) as { name: string }).name);
      }
      assert.match(said[4]?.note ?? '', /^the server has no such tool/);
    });
  }
});

describe('a limit', () => {
  const limited = withDefinitions([imaginedItem('list_all', 'limit', 2), imaginedItem('list_more', 'limit', 2)]);
  const decisions = (id: TargetId, ...times: (number | undefined)[]) => (
    simulate(id, times.map((at) => call('list_all', at === undefined ? {} : { at })), limited).map(({ decision }) => decision));
  for (const id of ['policylayer', 'intercept', 'toolhive', 'opa'] as const) {
    test(`counts calls that run, without times as if made at once: ${id}`, () => {
      assert.deepEqual(decisions(id, undefined, undefined, undefined, undefined), ['limit', 'limit', 'deny', 'deny']);
      const [first, , third] = simulate(id, [call('list_all'), call('list_all'), call('list_all')], limited);
      assert.deepEqual(first?.limit, { max: 2, window: 'minute', call: 1, within: true });
      assert.match(first!.because, /: call 1 of at most twice a minute$/);
      assert.deepEqual(third?.limit, { max: 2, window: 'minute', call: 3, within: false });
      assert.match(third!.because, /: over the limit of twice a minute$/);
    });
    test(`counts each tool of each server alone: ${id}`, () => {
      const calls = [call('list_all'), call('list_more'), call('list_all'), call('list_more'), call('list_all', { server: 'x', serverKey: 'x' })];
      assert.deepEqual(simulate(id, calls, limited).map(({ decision }) => decision), Array(5).fill('limit'));
    });
  }
  test('looks at the time before each call', () => {
    assert.deepEqual(decisions('policylayer', 0, 59_000, 59_999, 60_000, 118_999, 119_000), ['limit', 'limit', 'deny', 'limit', 'deny', 'limit']);
  });
  test('begins anew with each minute of the clock in Intercept', () => {
    assert.deepEqual(decisions('intercept', 59_000, 59_500, 59_900, 60_000, 60_001, 60_002), ['limit', 'limit', 'deny', 'limit', 'limit', 'deny']);
  });
});

describe('arguments', () => {
  const rule = { parameter: 'url', test: 'not-private-host', values: [], fill: false, because: 'It is imagined.' } as const;
  const fetching = withDefinitions([{ ...imaginedItem('fetch_it', 'allow'), only: [{ ...rule, values: [] }] }]);
  for (const [id, decision] of [['opa', 'deny'], ['cerbos', 'deny'], ['gemini-cli', 'deny'], ['envoy-ai-gateway', 'deny'], ['claude-code', 'allow'], ['agentgateway', 'allow']] as const) {
    test(`decide where the product looks at them: ${targets[id].label}`, () => {
      const said = simulate(id, ['https://example.com/', 'http://169.254.169.254/'].map((url) => call('fetch_it', { arguments: { url } })), fetching);
      assert.deepEqual(said.map((one) => one.decision), ['allow', decision]);
    });
  }
  for (const id of ['toolhive', 'agentcore', 'intercept'] as const) {
    test(`decide by a list of hosts alone where the language cannot tell private addresses: ${targets[id].label}`, () => {
      const said = simulate(id, ['https://put-a-host-here.example/x', 'https://example.com/', 'http://169.254.169.254/'].map((url) => call('fetch_it', { arguments: { url } })), fetching);
      assert.deepEqual(said.map((one) => one.decision), ['allow', 'deny', 'deny']);
    });
  }
  test('that may let a call through are told', () => {
    const [said] = simulate('cerbos', [call('fetch_it')], fetching);
    assert.match(said?.note ?? '', /other arguments, or a caller with a role, may get a milder answer/);
  });
});

describe('whatever strangers call their tools', () => {
  for (const id of targetIds) {
    test(`every call is decided, in a line that hides nothing: ${targets[id].label}`, () => {
      const request = withDefinitions(hostileNames.map((name) => imaginedItem(name, 'ask')));
      for (const { because, note = '', spelling, tool } of simulate(id, hostileNames.map((name) => call(name)), request)) {
        assert.ok(because.length > 0, tool);
        if (spelling === null) assert.match(note, /\w/);
        assert.deepEqual(hiddenCharacters(note), []);
      }
    });
  }
});
