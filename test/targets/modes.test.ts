import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TargetId } from '../../src/schema/policy.ts';
import { targets } from '../../src/targets/targets.ts';
import { policyOutcome } from '../../src/targets/simulate/policy-outcome.ts';
import { check, checkedServer, printedPolicy, slack } from './check-trial.ts';

const codexRules = '[mcp_servers.slack.tools.ask]\napproval_mode = "prompt"\n[mcp_servers.slack.tools.deny]\napproval_mode = "prompt"\n[mcp_servers.slack]\ndisabled_tools = ["deny"]\n';
const claude = (mode: string, rest: object = {}) => JSON.stringify({ permissions: { ask: ['mcp__slack__ask'], deny: ['mcp__slack__deny'], defaultMode: mode, ...rest } });

/** What a file that sets a mode comes to: for a tool it asks about, one it denies, and one it does not list. As seen in the clients. */
const files: [id: TargetId, text: string, ask: string, deny: string, other: string][] = [
  ['claude-code', claude('default'), 'ask', 'deny', 'ask by default'],
  ['claude-code', claude('bypassPermissions'), 'ask', 'deny', 'allow'],
  ['claude-code', claude('bypassPermissions', { disableBypassPermissionsMode: 'disable' }), 'ask', 'deny', 'ask by default'],
  ['claude-code', claude('auto'), 'ask', 'deny', 'allow'],
  ['claude-code', claude('dontAsk'), 'deny', 'deny', 'deny'],
  ['codex', codexRules, 'ask', 'deny', 'ask by default'],
  ['claude-code', '{ "permissions": { "ask": ["mcp__slack__ask"], "deny": ["mcp__slack__deny"], "denyInsteadOfPrompting": true } }', 'deny', 'deny', 'deny'],
  ['codex', `approval_policy = "never"\n${codexRules}`, 'ask', 'deny', 'ask by default'],
  ['codex', `approval_policy = "never"\nsandbox_mode = "danger-full-access"\n${codexRules}`, 'allow', 'deny', 'allow'],
  ['codex', `approval_policy = "never"\ndefault_permissions = ":danger-full-access"\n${codexRules}`, 'allow', 'deny', 'allow'],
  ['codex', `sandbox_mode = "danger-full-access"\n${codexRules}`, 'ask by default', 'deny', 'ask by default'],
  ['codex', `profile = "loose"\n[profiles.loose]\napproval_policy = "never"\nsandbox_mode = "danger-full-access"\n${codexRules}`, 'allow', 'deny', 'allow'],
  ['codex', `[profiles.loose]\napproval_policy = "never"\nsandbox_mode = "danger-full-access"\n${codexRules}`, 'ask', 'deny', 'ask by default'],
  ['vscode', '{ "chat.tools.global.autoApprove": true, "chat.tools.eligibleForAutoApproval": { "ask": false, "deny": false } }', 'ask', 'ask', 'allow'],
  ['vscode', '{ "chat.tools.global.autoApprove": false, "chat.tools.eligibleForAutoApproval": { "ask": false, "deny": false } }', 'ask', 'ask', 'ask by default'],
  ['opencode', '{ "permission": { "slack_ask": "ask", "slack_deny": "deny" } }', 'ask', 'deny', 'allow'],
  ['opencode', '{ "permission": { "slack_*": "ask", "slack_deny": "deny" }, "agent": { "build": { "permission": { "slack_ask": "allow" } } } }', 'allow', 'deny', 'ask'],
  ['opencode', '{ "permission": { "slack_*": "ask", "slack_deny": "deny" }, "mode": { "plan": { "permission": { "slack_*": "allow" } } } }', 'allow', 'allow', 'allow'],
  ['opencode', '{ "permission": { "slack_*": "ask", "slack_deny": "deny" }, "agent": { "build": { "disable": true, "permission": { "*": "allow" } } } }', 'ask', 'deny', 'ask'],
  ['opencode', '{ "tools": { "slack_*": false }, "permission": { "slack_ask": "ask" } }', 'ask', 'deny', 'deny'],
  ['opencode', '{ "tools": { "slack_deny": false }, "permission": { "slack_*": "ask" } }', 'ask', 'ask', 'ask'],
  ['copilot-cli', "copilot --deny-tool 'slack(deny)' --yolo", 'allow', 'deny', 'allow'],
];

describe('a mode that a file sets counts', () => {
  for (const [id, text, ...wanted] of files) {
    test(`${id}: ${text.slice(0, 100)}: ${wanted.join(', ')}`, () => {
      const data = targets[id].read!(text, 'mine');
      const found = ['ask', 'deny', 'other'].map((tool) => {
        const outcome = policyOutcome(targets[id], data, 'slack', { tool, arguments: {} })!;
        return outcome.rank === 2 ? 'ask by default' : outcome.decision;
      });
      assert.deepEqual(found, wanted);
    });
  }
});

test('a check of a file that is as recommended, but sets a mode that cancels asking, is not clean', () => {
  const server = checkedServer(slack);
  const text = `approval_policy = "never"\nsandbox_mode = "danger-full-access"\n${printedPolicy('codex', server)}`;
  const [found] = check('codex', text, server);
  assert.deepEqual(found?.findings.filter(({ kind }) => kind === 'laxer').map(({ tool }) => tool), ['list_all', 'post_it']);
});

test('clients whose modes cancel asking say which', () => {
  for (const id of ['claude-code', 'codex', 'gemini-cli', 'copilot-cli', 'opencode', 'vscode', 'cursor'] as const) assert.ok((targets[id].modes ?? []).length > 0, id);
});

test('Claude Code says what its mode plan refuses', () => {
  assert.match((targets['claude-code'].modes ?? []).join('\n'), /mode plan, .*a rule allows and the server itself calls read-only/);
});

describe('rules of Claude Code with a star', () => {
  const cases: [list: string, rule: string, isTaken: boolean][] = [
    ['deny', '*', true], ['deny', '**', true], ['deny', '*__delete_*', true], ['deny', 'mcp_*', true], ['deny', '*delete*', true], ['deny', 'mcp__*', true],
    ['deny', 'mcp__*__delete_it', true], ['deny', 'm*', false], ['deny', 'mcp__slack__delete_it(*)', false], ['deny', '*(x)', false],
    ['ask', '*', true], ['ask', '*_it', true], ['ask', 'mcp_*', true],
    ['allow', '*', false], ['allow', 'mcp__*', false], ['allow', 'mcp__slack*', false], ['allow', '*delete*', false], ['allow', 'mcp__s*__delete_it', false],
    ['allow', 'mcp__slack__*', true], ['allow', 'mcp__slack__delete_*', true],
  ];
  for (const [list, rule, isTaken] of cases) {
    test(`${list} ${rule}: ${isTaken ? 'matches' : 'matches nothing'}`, () => {
      const text = JSON.stringify({ permissions: { [list]: [rule] } });
      const { outcome } = targets['claude-code'].decide!(targets['claude-code'].read!(text, 'mine'), 'slack', { tool: 'delete_it', arguments: {} });
      assert.equal(outcome, isTaken ? list : 'unlisted');
      const dead = check('claude-code', text, checkedServer(slack))[0]?.findings.some(({ kind, entry }) => kind === 'dead' && entry === rule);
      if (isTaken) assert.equal(dead, false, 'a rule that matches is not dead');
    });
  }
});
