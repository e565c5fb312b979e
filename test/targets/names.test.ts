import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { targets } from '../../src/targets/targets.ts';
import { targetIds } from '../../src/schema/policy.ts';
import type { TargetId } from '../../src/schema/policy.ts';

/** How each product spells a tool of a server; `null` where it cannot. One row a name, one column a product. */
const table: { server?: string; tool: string; spellings: Record<TargetId, string | null> }[] = [
  { tool: 'get_issue', spellings: { policylayer: 'get_issue', 'claude-code': 'mcp__github__get_issue' } },
  { tool: 'create-issue', spellings: { policylayer: 'create-issue', 'claude-code': 'mcp__github__create-issue' } },
  { tool: 'createIssue', spellings: { policylayer: 'createIssue', 'claude-code': 'mcp__github__createIssue' } },
  { tool: 'issues.create', spellings: { policylayer: 'issues.create', 'claude-code': 'mcp__github__issues_create' } },
  { tool: 'a/b', spellings: { policylayer: 'a/b', 'claude-code': 'mcp__github__a_b' } },
  { tool: 'a__b', spellings: { policylayer: 'a__b', 'claude-code': 'mcp__github__a__b' } },
  { tool: '123', spellings: { policylayer: '123', 'claude-code': 'mcp__github__123' } },
  { tool: '__proto__', spellings: { policylayer: '__proto__', 'claude-code': 'mcp__github____proto__' } },
  { tool: 'paren(x)', spellings: { policylayer: 'paren(x)', 'claude-code': 'mcp__github__paren_x_' } },
  { tool: 'star*', spellings: { policylayer: 'star*', 'claude-code': 'mcp__github__star_' } },
  { tool: 'x\n y', spellings: { policylayer: 'x\n y', 'claude-code': 'mcp__github__x__y' } },
  { tool: 'emoji😀', spellings: { policylayer: 'emoji😀', 'claude-code': 'mcp__github__emoji__' } },
  { tool: 'e\u0301x', spellings: { policylayer: 'e\u0301x', 'claude-code': 'mcp__github___x' } },
  { tool: '\uff21full', spellings: { policylayer: '\uff21full', 'claude-code': 'mcp__github__Afull' } },
  { tool: 'rtl\u202ex', spellings: { policylayer: 'rtl\u202ex', 'claude-code': 'mcp__github__rtlx' } },
  { tool: 'lone\ud800x', spellings: { policylayer: 'lone\ud800x', 'claude-code': 'mcp__github__lonex' } },
  { tool: 'vs\ufe0fx', spellings: { policylayer: 'vs\ufe0fx', 'claude-code': 'mcp__github__vs_x' } },
  { tool: '*', spellings: { policylayer: null, 'claude-code': 'mcp__github___' } },
  { tool: '', spellings: { policylayer: null, 'claude-code': null } },
  { tool: '\u202e', spellings: { policylayer: '\u202e', 'claude-code': null } },
  { server: 'my srv', tool: 'one', spellings: { policylayer: 'one', 'claude-code': 'mcp__my_srv__one' } },
  { server: 'my.srv', tool: 'one', spellings: { policylayer: 'one', 'claude-code': 'mcp__my_srv__one' } },
  { server: 'sré😀v', tool: 'one', spellings: { policylayer: 'one', 'claude-code': 'mcp__sr___v__one' } },
  { server: 's\u202erv', tool: 'one', spellings: { policylayer: 'one', 'claude-code': 'mcp__s_rv__one' } },
  { server: 'claude.ai my  srv', tool: 'one', spellings: { policylayer: 'one', 'claude-code': 'mcp__claude_ai_my_srv__one' } },
  { server: 'claude.ai ünï!', tool: 'one', spellings: { policylayer: 'one', 'claude-code': 'mcp__claude_ai_n__one' } },
  { server: 'Claude.ai  x', tool: 'one', spellings: { policylayer: 'one', 'claude-code': 'mcp__Claude_ai__x__one' } },
  { server: '', tool: 'one', spellings: { policylayer: 'one', 'claude-code': null } },
];

for (const id of targetIds) {
  describe(`${targets[id].label} spells`, () => {
    for (const { server = 'github', tool, spellings } of table) {
      test(`${JSON.stringify(tool)} of ${JSON.stringify(server)} as ${JSON.stringify(spellings[id])}`, () => {
        const said = targets[id].nameOf(server, tool);
        assert.equal('name' in said ? said.name : null, spellings[id]);
        if ('refused' in said) assert.match(said.refused, /\w/);
      });
    }
  });
}
