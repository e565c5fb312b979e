import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TargetId } from '../../src/schema/policy.ts';
import { policyOutcome } from '../../src/targets/simulate/policy-outcome.ts';
import type { PolicyOutcomeOf } from '../../src/targets/simulate/policy-outcome.ts';
import { targets } from '../../src/targets/targets.ts';
import { mergeInto, slack } from './merge-trial.ts';

/** Numbers that look like chance; the same seed gives the same. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Next = (below: number) => number;
const some = (next: Next, pool: readonly string[], most: number) => [...new Set(Array.from({ length: next(most) }, () => pool[next(pool.length)] as string))];
const one = (next: Next, ...pool: string[]) => pool[next(pool.length)] as string;

/** Files of each client as chance writes them. */
const written: Partial<Record<TargetId, (next: Next) => string>> = {
  'claude-code': (next) => {
    const pool = ['mcp__slack__get', 'mcp__slack__list', 'mcp__slack__post', 'mcp__slack__delete', 'mcp__slack__gone', 'mcp__slack', 'mcp__slack__*', 'mcp__*', '*__delete*', '*', 'mcp__other__get', 'Bash(ls:*)'];
    return JSON.stringify({ permissions: { allow: some(next, pool, 4), ask: some(next, pool, 3), deny: some(next, pool, 3), defaultMode: one(next, 'default', 'dontAsk', 'bypassPermissions') } });
  },
  codex: (next) => {
    const tools = ['get', 'list', 'post', 'delete', 'gone'];
    const list = (key: string) => (next(2) === 0 ? [`${key} = ${JSON.stringify(some(next, tools, 4))}`] : []);
    const modes = some(next, tools, 4).map((tool) => `[mcp_servers.slack.tools.${tool}]\napproval_mode = "${one(next, 'approve', 'prompt', 'auto', 'writes')}"`);
    return ['[mcp_servers.slack]', 'command = "x"', ...(next(4) === 0 ? ['enabled = false'] : []), ...list('enabled_tools'), ...list('disabled_tools'),
      ...(next(2) === 0 ? [`default_tools_approval_mode = "${one(next, 'approve', 'prompt', 'auto')}"`] : []), ...modes, '[mcp_servers.other]', 'command = "y"', 'disabled_tools = ["get"]', ''].join('\n');
  },
  'gemini-cli': (next) => Array.from({ length: next(6) }, () => (
    `[[rule]]\nmcpName = "${one(next, 'slack', 'slack', 'other', '*')}"\ntoolName = "${one(next, 'get', 'list', 'post', 'delete', 'gone', '*')}"\ndecision = "${one(next, 'allow', 'ask_user', 'deny')}"\npriority = ${one(next, '0', '100', '210', '240', '250', '260', '300', '999')}\n`)).join('\n'),
  opencode: (next) => {
    const pool = ['slack_get', 'slack_list', 'slack_post', 'slack_delete', 'slack_gone', 'slack_*', '*', 'sl*', 'other_get', '*_delete'];
    const rules = () => Object.fromEntries(some(next, pool, 5).map((rule) => [rule, one(next, 'allow', 'ask', 'deny')]));
    const tools = Object.fromEntries(some(next, pool, 3).map((rule) => [rule, next(2) === 0]));
    return JSON.stringify({ permission: rules(), ...(next(2) === 0 && { tools }), ...(next(3) === 0 && { agent: { build: { permission: rules() } } }) });
  },
  vscode: (next) => JSON.stringify({ 'chat.tools.global.autoApprove': next(2) === 0, 'chat.tools.eligibleForAutoApproval': Object.fromEntries(some(next, ['get', 'list', 'post', 'delete', 'x'], 4).map((key) => [key, next(2) === 0])) }),
};

const outcomes = (id: TargetId, text: string, serverKey: string, tool: string) => policyOutcome(targets[id], targets[id].read!(text, 'settings'), serverKey, { tool, arguments: {} }) as PolicyOutcomeOf;

describe('after a merge nothing is weaker than before', () => {
  for (const [id, write] of Object.entries(written) as [TargetId, (next: Next) => string][]) {
    test(`${targets[id].label}: what a rule asked about or denied, tools that are not listed, and other servers`, () => {
      for (let seed = 1; seed <= 400; seed += 1) {
        const before = write(chance(seed));
        const { text } = mergeInto(id, before);
        const about = `${seed}: ${before}\n→\n${text}`;
        const named = targets[id].findEntries(targets[id].read!(before, 'settings'), 'slack');
        for (const { name } of slack.items) {
          const was = outcomes(id, before, 'slack', name);
          // What a file only leaves out, nobody has decided about.
          if (was.because === null || !named.some((entry) => entry.matches(name))) continue;
          assert.ok(outcomes(id, text, 'slack', name).rank >= was.rank, `${name}: ${about}`);
        }
        for (const [server, tool] of [['slack', 'gone'], ['slack', 'new_tool'], ['other', 'get'], ['other', 'new_tool']] as const) {
          assert.ok(outcomes(id, text, server, tool).rank >= outcomes(id, before, server, tool).rank, `${server} ${tool}: ${about}`);
        }
      }
    });
  }
});

describe('entries for a tool that the server does not list now', () => {
  const files: [TargetId, (word: 'allow' | 'ask' | 'deny') => string][] = [
    ['claude-code', (word) => JSON.stringify({ permissions: { defaultMode: 'bypassPermissions', [word]: ['mcp__slack__purge_all'] } })],
    ['claude-code', (word) => JSON.stringify({ permissions: { [word]: ['mcp__slack__purge_all'] } })],
    ['opencode', (word) => JSON.stringify({ permission: { slack_purgeall: word } })],
    ['gemini-cli', (word) => `[[rule]]\nmcpName = "slack"\ntoolName = "purge_all"\ndecision = "${word === 'ask' ? 'ask_user' : word}"\npriority = 300\n`],
    ['codex', (word) => `[mcp_servers.slack]\ncommand = "x"\n${word === 'deny' ? 'disabled' : 'enabled'}_tools = ["purge_all"]\n`],
    ['agentgateway', (word) => `mcp:\n  policies:\n    mcpAuthorization:\n      rules:\n        - ${word === 'deny' ? `require: '!(has(mcp.tool) && mcp.tool.target == "slack" && mcp.tool.name in ["purge_all"])'` : `'mcp.tool.target == "slack" && mcp.tool.name in ["purge_all"]'`}\n`],
  ];
  for (const [id, write] of files) {
    const tool = id === 'opencode' ? 'purgeall' : 'purge_all';
    test(`${targets[id].label}: what denies stays and is named; what allows goes`, () => {
      const denying = mergeInto(id, write('deny'));
      assert.deepEqual([outcomes(id, denying.text, 'slack', tool).decision, denying.removed], ['deny', []], denying.text);
      assert.ok(denying.text.includes(tool) && denying.notes.some((note) => note.includes(`does not list ${tool}`)), denying.text);
      const allowing = mergeInto(id, write('allow'));
      assert.ok(!allowing.text.includes(tool) && allowing.removed.length === 1, allowing.text);
    });
  }
  test('that ask stay too, for without them it would run, or ask only until somebody says yes for good', () => {
    for (const mode of ['bypassPermissions', 'default']) {
      const { text } = mergeInto('claude-code', JSON.stringify({ permissions: { defaultMode: mode, ask: ['mcp__slack__gone'] } }));
      assert.ok(text.includes('mcp__slack__gone'), text);
    }
  });
});
