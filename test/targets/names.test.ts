import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { targetIds } from '../../src/schema/policy.ts';
import type { TargetId } from '../../src/schema/policy.ts';
import { targets } from '../../src/targets/targets.ts';
import { addedRow } from './products/added-rows.ts';

/** Names to spell; the server is called github unless another key is given. */
const names: { server?: string; tool: string }[] = [
  { tool: 'get_issue' },
  { tool: 'create-issue' },
  { tool: 'createIssue' },
  { tool: 'issues.create' },
  { tool: 'a/b' },
  { tool: 'a__b' },
  { tool: '123' },
  { tool: '__proto__' },
  { tool: 'paren(x)' },
  { tool: 'star*' },
  { tool: 'x\n y' },
  { tool: 'emoji😀' },
  { tool: 'e\u0301x' },
  { tool: '\uff21full' },
  { tool: 'rtl\u202ex' },
  { tool: 'lone\ud800x' },
  { tool: 'vs\ufe0fx' },
  { tool: '*' },
  { tool: '' },
  { tool: '\u202e' },
  { server: 'my srv', tool: 'one' },
  { server: 'my.srv', tool: 'one' },
  { server: 'sré😀v', tool: 'one' },
  { server: 's\u202erv', tool: 'one' },
  { server: 'claude.ai my  srv', tool: 'one' },
  { server: 'claude.ai ünï!', tool: 'one' },
  { server: 'Claude.ai  x', tool: 'one' },
  { server: '', tool: 'one' },
  { tool: `first_${'n'.repeat(60)}_last` },
];

/** How each product spells them, in the same order; `null` where it cannot. */
const spellings: Record<TargetId, (string | null)[]> = {
  policylayer: [
    'get_issue', 'create-issue', 'createIssue', 'issues.create', 'a/b', 'a__b', '123', '__proto__', 'paren(x)',
    'star*', 'x\n y', 'emoji😀', 'e\u0301x', '\uff21full', 'rtl\u202ex', 'lone\ud800x', 'vs\ufe0fx', null, null,
    '\u202e', 'one', 'one', 'one', 'one', 'one', 'one', 'one', 'one',
    `first_${'n'.repeat(60)}_last`,
  ],
  'claude-code': [
    'mcp__github__get_issue', 'mcp__github__create-issue', 'mcp__github__createIssue', 'mcp__github__issues_create',
    'mcp__github__a_b', 'mcp__github__a__b', 'mcp__github__123', 'mcp__github____proto__', 'mcp__github__paren_x_',
    'mcp__github__star_', 'mcp__github__x__y', 'mcp__github__emoji__', 'mcp__github___x', 'mcp__github__Afull',
    'mcp__github__rtlx', 'mcp__github__lonex', 'mcp__github__vs_x', 'mcp__github___', null, null, 'mcp__my_srv__one',
    'mcp__my_srv__one', 'mcp__sr___v__one', 'mcp__s_rv__one', 'mcp__claude_ai_my_srv__one', 'mcp__claude_ai_n__one',
    'mcp__Claude_ai__x__one', null,
    `mcp__github__first_${'n'.repeat(60)}_last`,
  ],
  codex: [
    'get_issue', 'create-issue', 'createIssue', 'issues.create', 'a/b', 'a__b', '123', '__proto__', 'paren(x)',
    'star*', 'x\n y', 'emoji😀', 'e\u0301x', '\uff21full', 'rtl\u202ex', null, 'vs\ufe0fx', '*', '', '\u202e', null,
    'one', null, null, null, null, null, null,
    'first_nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn_last',
  ],
  'gemini-cli': [
    'mcp_github_get_issue', 'mcp_github_create-issue', 'mcp_github_createIssue', 'mcp_github_issues.create',
    'mcp_github_a_b', 'mcp_github_a__b', 'mcp_github_123', 'mcp_github___proto__', 'mcp_github_paren_x_',
    'mcp_github_star_', 'mcp_github_x__y', 'mcp_github_emoji__', 'mcp_github_e_x', 'mcp_github__full',
    'mcp_github_rtl_x', 'mcp_github_lone_x', 'mcp_github_vs_x', 'mcp_github__', null, 'mcp_github__',
    'mcp_my_srv_one', 'mcp_my.srv_one', 'mcp_sr___v_one', 'mcp_s_rv_one', 'mcp_claude.ai_my__srv_one',
    'mcp_claude.ai__n___one', 'mcp_Claude.ai__x_one', null,
    'mcp_github_first_nnnnnnnnnnnnn...nnnnnnnnnnnnnnnnnnnnnnnnn_last',
  ],
  'copilot-cli': [
    'github(get_issue)', 'github(create-issue)', 'github(createIssue)', 'github(issues-create)', 'github(a-b)',
    'github(a__b)', 'github(123)', 'github(__proto__)', 'github(paren-x-)', 'github(star-)', 'github(x--y)', 'github(xn--emoji-3224d)',
    'github(xn--ex-8tb)', 'github(xn--full-fc0y)', 'github(xn--rtlx-xd7a)', null, 'github(xn--vsx-q75s)', 'github(-)', null, 'github(xn--zvg)',
    null, 'my.srv(one)', null, null, null, null, null, null, `github(first_${'n'.repeat(51)})`,
  ],
  opencode: [
    'github_get_issue', 'github_create-issue', 'github_createIssue', 'github_issues_create', 'github_a_b',
    'github_a__b', 'github_123', 'github___proto__', 'github_paren_x_', 'github_star_', 'github_x__y',
    'github_emoji__', 'github_e_x', 'github__full', 'github_rtl_x', 'github_lone_x', 'github_vs_x', 'github__', null,
    'github__', 'my_srv_one', 'my_srv_one', 'sr___v_one', 's_rv_one', 'claude_ai_my__srv_one', 'claude_ai__n___one',
    'Claude_ai__x_one', null, 'github_first_nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn_last',
  ],
  vscode: [
    'get_issue', 'create-issue', 'createIssue', 'issues_create', 'a_b', 'a__b', '123', '__proto__', 'paren_x_',
    'star_', 'x__y', 'emoji__', 'e_x', '_full', 'rtl_x', 'lone_x', 'vs_x', '_', null, '_', 'one', 'one', 'one', 'one',
    'one', 'one', 'one', 'one', 'first_nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn_last',
  ],
  cursor: [
    'github:get_issue', 'github:create-issue', 'github:createIssue', 'github:issues.create', 'github:a/b',
    'github:a__b', 'github:123', 'github:__proto__', 'github:paren(x)', null, 'github:x\n y', 'github:emoji😀',
    'github:e\u0301x', 'github:\uff21full', 'github:rtl\u202ex', 'github:lone\ud800x', 'github:vs\ufe0fx', null, null,
    'github:\u202e', 'my srv:one', 'my.srv:one', 'sré😀v:one', 's\u202erv:one', 'claude.ai my  srv:one',
    'claude.ai ünï!:one', 'Claude.ai  x:one', null,
    'github:first_nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn_last',
  ],
  'openai-responses': [
    'get_issue', 'create-issue', 'createIssue', 'issues.create', 'a/b', 'a__b', '123', '__proto__', 'paren(x)',
    'star*', 'x\n y', 'emoji😀', 'e\u0301x', '\uff21full', 'rtl\u202ex', 'lone\ud800x', 'vs\ufe0fx', '*', null,
    '\u202e', 'one', 'one', 'one', 'one', 'one', 'one', 'one', 'one',
    'first_nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn_last',
  ],
  'claude-api': [
    'get_issue', 'create-issue', 'createIssue', 'issues.create', 'a/b', 'a__b', '123', '__proto__', 'paren(x)',
    'star*', 'x\n y', 'emoji😀', 'e\u0301x', '\uff21full', 'rtl\u202ex', 'lone\ud800x', 'vs\ufe0fx', '*', null,
    '\u202e', 'one', 'one', 'one', 'one', 'one', 'one', 'one', null,
    'first_nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn_last',
  ],
  intercept: [
    'get_issue', 'create-issue', 'createIssue', 'issues.create', 'a/b', 'a__b', '123', '__proto__', 'paren(x)',
    'star*', 'x\n y', 'emoji😀', 'e\u0301x', '\uff21full', 'rtl\u202ex', null, 'vs\ufe0fx', null, null,
    '\u202e', 'one', 'one', 'one', 'one', 'one', 'one', 'one', 'one', `first_${'n'.repeat(60)}_last`,
  ],
  toolhive: [
    'get_issue', 'create-issue', 'createIssue', 'issues.create', 'a/b', 'a__b', '123', '__proto__', 'paren(x)',
    'star*', 'x\n y', 'emoji😀', 'e\u0301x', '\uff21full', 'rtl\u202ex', null, 'vs\ufe0fx', '*', null,
    '\u202e', 'one', 'one', 'one', 'one', 'one', 'one', 'one', 'one', `first_${'n'.repeat(60)}_last`,
  ],
  agentgateway: [
    'get_issue', 'create-issue', 'createIssue', 'issues.create', 'a/b', 'a__b', '123', '__proto__', 'paren(x)',
    'star*', 'x\n y', 'emoji😀', 'e\u0301x', '\uff21full', 'rtl\u202ex', null, 'vs\ufe0fx', '*', null,
    '\u202e', 'one', 'one', 'one', 'one', 'one', 'one', 'one', null, `first_${'n'.repeat(60)}_last`,
  ],
  'envoy-ai-gateway': [
    'get_issue', 'create-issue', 'createIssue', 'issues.create', 'a/b', 'a__b', '123', '__proto__', 'paren(x)',
    'star*', 'x\n y', 'emoji😀', 'e\u0301x', '\uff21full', 'rtl\u202ex', null, 'vs\ufe0fx', '*', null,
    '\u202e', 'one', 'one', 'one', 'one', 'one', 'one', 'one', 'one', `first_${'n'.repeat(60)}_last`,
  ],
  opa: [
    'get_issue', 'create-issue', 'createIssue', 'issues.create', 'a/b', 'a__b', '123', '__proto__', 'paren(x)',
    'star*', 'x\n y', 'emoji😀', 'e\u0301x', '\uff21full', 'rtl\u202ex', null, 'vs\ufe0fx', '*', null,
    '\u202e', 'one', 'one', 'one', 'one', 'one', 'one', 'one', 'one', `first_${'n'.repeat(60)}_last`,
  ],
  cerbos: [
    'get_issue', 'create-issue', 'createIssue', 'issues.create', 'a/b', 'a__b', '123', '__proto__', 'paren(x)',
    null, 'x\n y', 'emoji😀', 'e\u0301x', '\uff21full', 'rtl\u202ex', null, 'vs\ufe0fx', null, null,
    '\u202e', 'one', 'one', 'one', 'one', 'one', 'one', 'one', 'one', `first_${'n'.repeat(60)}_last`,
  ],
  agentcore: [
    'github___get_issue', 'github___create-issue', 'github___createIssue', 'github___issues.create', 'github___a/b', 'github___a__b', 'github___123',
    'github_____proto__', 'github___paren(x)', 'github___star*', 'github___x\n y', 'github___emoji😀', 'github___e\u0301x', 'github___\uff21full',
    'github___rtl\u202ex', null, 'github___vs\ufe0fx', 'github___*', null, 'github___\u202e', 'my srv___one', 'my.srv___one', 'sré😀v___one',
    's\u202erv___one', 'claude.ai my  srv___one', 'claude.ai ünï!___one', 'Claude.ai  x___one', null, `github___first_${'n'.repeat(60)}_last`,
  ],
  ...addedRow('spellings'),
};

for (const id of targetIds) {
  describe(`${targets[id].label} spells`, () => {
    test('every name of the table', () => assert.equal(spellings[id].length, names.length));
    for (const [index, { server = 'github', tool }] of names.entries()) {
      const spelling = spellings[id][index] as string | null;
      test(`${JSON.stringify(tool)} of ${JSON.stringify(server)} as ${JSON.stringify(spelling)}`, () => {
        const said = targets[id].nameOf(server, tool);
        assert.equal('name' in said ? said.name : null, spelling);
        if ('refused' in said) assert.match(said.refused, /\w/);
      });
    }
  });
}
