import { askingRows } from './product-rows.ts';
import type { ProductRows } from './product-rows.ts';
import { names, object } from './schema-parts.ts';

interface Options { allowedTools: string[]; disallowedTools: string[]; settings: { permissions: { ask: string[] } } }
const optionsIn = (printed: string) => JSON.parse(printed) as Options;

export const claudeAgentSdk: ProductRows = {
  // The names of Claude Code.
  spellings: [
    'mcp__github__get_issue', 'mcp__github__create-issue', 'mcp__github__createIssue', 'mcp__github__issues_create',
    'mcp__github__a_b', 'mcp__github__a__b', 'mcp__github__123', 'mcp__github____proto__', 'mcp__github__paren_x_',
    'mcp__github__star_', 'mcp__github__x__y', 'mcp__github__emoji__', 'mcp__github___x', 'mcp__github__Afull',
    'mcp__github__rtlx', 'mcp__github__lonex', 'mcp__github__vs_x', 'mcp__github___', null, null, 'mcp__my_srv__one',
    'mcp__my_srv__one', 'mcp__sr___v__one', 'mcp__s_rv__one', 'mcp__claude_ai_my_srv__one', 'mcp__claude_ai_n__one',
    'mcp__Claude_ai__x__one', null, `mcp__github__first_${'n'.repeat(60)}_last`,
  ],
  decisions: { unlisted: { tool: 'asks by default', server: 'asks by default' }, of: askingRows('Claude Agent SDK') },
  tally: /^Of 6 tools: 2 allowed without asking, 2 asked about before each call, 1 not offered to the model and 1 left without a rule, because/,
  changes: [
    ['"allowedTools": [', '"allowedTools": ["mcp__slack__delete_it",'],
    ['"mcp__slack__delete_it"', '"mcp__slack__delete_that"', ['laxer', /^delete_it \(medium\): no rule, so it asks by default; recommended: deny\.$/], ['dead', /Write mcp__slack__delete_it\./]],
    ['"mcp__slack__get_user"', '"mcp__slack"', ['laxer', /^Tools that are not listed.* let through by allowedTools/]],
    ['"mcp__slack__get_user"', '"mcp__slack_get_user"', ['dead', /has other separators/], ['stricter', /^get_user/]],
    ['"allowedTools": [', '"permissionMode": "bypassPermissions", "allowedTools": [', ['laxer', /^Tools that are not listed.* run, for the options set bypassPermissions/]],
  ],
  empty: '{ "model": "x", "allowedTools": ["Read", "mcp__other__x"] }',
  outcomeOf: (printed, spelling) => {
    const { allowedTools, disallowedTools, settings } = optionsIn(printed);
    if (disallowedTools.includes(spelling)) return 'hidden and denied';
    if (settings.permissions.ask.includes(spelling)) return 'asks';
    return allowedTools.includes(spelling) ? 'runs' : 'asks by default';
  },
  namesIn: (printed) => {
    const { allowedTools, disallowedTools, settings } = optionsIn(printed);
    return [...allowedTools, ...disallowedTools, ...settings.permissions.ask];
  },
  catalog: { limit: 'ask', unlisted: 'unlisted' },
  simulated: ['allow', 'ask', 'ask', 'deny', 'ask'],
  schema: object({ allowedTools: names, disallowedTools: names, settings: object({ permissions: object({ ask: names }) }) }),
  files: [
    { file: '{ "allowedTools": ["mcp__github"], "disallowedTools": ["mcp__*__delete_*"], "settings": { "permissions": { "ask": ["mcp__github__create_issue"] } } }', calls: { get: 'allow', create_issue: 'ask', delete_repo: 'deny' } },
    { file: '{ "allowedTools": ["mcp__*", "mcp__github__get_*"], "settings": { "permissions": { "allow": ["mcp__github__list"], "deny": ["mcp__github__drop"] } } }', calls: { get: 'unlisted', get_issue: 'allow', list: 'allow', drop: 'deny' } },
  ],
};
