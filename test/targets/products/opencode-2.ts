import { readLists, refusingRows } from './product-rows.ts';
import type { ProductRows } from './product-rows.ts';

interface Rule { action: string; resource: string; effect: 'allow' | 'ask' | 'deny' }
const rulesIn = (printed: string) => (JSON.parse(printed) as { permissions: Rule[] }).permissions;
const under = (printed: string, effect: string) => rulesIn(printed).filter((rule) => rule.effect === effect && !rule.action.endsWith('_*')).map(({ action }) => action);
const rule = (action: string, effect: string, resource = '*') => `{ "action": "${action}", "resource": "${resource}", "effect": "${effect}" }`;
const { outcomeOf, namesIn } = readLists((printed) => ({ allow: under(printed, 'allow'), ask: under(printed, 'ask'), deny: under(printed, 'deny') }));
const { of, unlisted } = refusingRows('opencode 2');

export const opencode2: ProductRows = {
  // The names of opencode 1.
  spellings: [
    'github_get_issue', 'github_create-issue', 'github_createIssue', 'github_issues_create', 'github_a_b', 'github_a__b', 'github_123', 'github___proto__', 'github_paren_x_', 'github_star_',
    'github_x__y', 'github_emoji__', 'github_e_x', 'github__full', 'github_rtl_x', 'github_lone_x', 'github_vs_x', 'github__', null, 'github__',
    'my_srv_one', 'my_srv_one', 'sr___v_one', 's_rv_one', 'claude_ai_my__srv_one', 'claude_ai__n___one', 'Claude_ai__x_one', null, `github_first_${'n'.repeat(60)}_last`,
  ],
  decisions: { unlisted: { ...unlisted, server: 'asks' }, of },
  tally: /^Of 6 tools: 2 allowed without asking, 2 asked about before each call, 1 refused and 1 left to the rule for the whole server, because/,
  changes: [
    [/("action": "slack_delete_it",\s*"resource": "\*",\s*"effect": )"deny"/, '$1"ask"', ['laxer', /^delete_it \(medium\): ask/]],
    ['"slack_post_it"', '"mcp__slack__post_it"', ['dead', /is spelled as for Claude Code/]],
    [/\]\s*\}\s*$/, `, ${rule('sl*', 'allow')}] }`, ['laxer', /^list_all/], ['laxer', /^post_it/], ['laxer', /^delete_it/], ['laxer', /^Tools/]],
  ],
  empty: `{ "permissions": [${rule('shell', 'ask')}] }`,
  outcomeOf: (printed, spelling) => {
    const said = outcomeOf(printed, spelling);
    return said === 'asks by default' && rulesIn(printed).some(({ action, effect }) => effect === 'ask' && action.endsWith('_*') && spelling.startsWith(action.slice(0, -1))) ? 'asks' : said;
  },
  namesIn,
  catalog: { limit: 'ask', unlisted: 'ask' }, simulated: ['allow', 'ask', 'ask', 'deny', 'ask'],
  files: [
    { file: `{ "permissions": [${rule('*', 'ask')}, ${rule('github_get', 'allow')}, ${rule('github_d*', 'deny')}, ${rule('github_do?', 'ask')}] }`, calls: { get: 'allow', drop: 'deny', dog: 'ask', other: 'ask' } },
    { file: `{ "permissions": [${rule('github_get', 'deny', '/etc/*')}] }`, calls: { get: 'unlisted' } },
  ],
};
