import { parse } from 'yaml';
import { readLists, refusingRows, refusingTally, spelledNames } from './product-rows.ts';
import type { ProductRows } from './product-rows.ts';

interface Rules { rules: { capability: string; effect: string; match: string[] }[] }
const under = (printed: string, effect: string) => (parse(printed) as Rules).rules.filter((rule) => rule.capability === 'mcp' && rule.effect === effect).flatMap(({ match }) => match);

export const kiro: ProductRows = {
  spellings: spelledNames((server, tool) => `${server}/${tool}`, [4, 9, 15, 17, 18, 25, 27]),
  decisions: refusingRows('Kiro'), tally: refusingTally,
  changes: [
    ['effect: deny', 'effect: ask', ['laxer', /^delete_it \(medium\): ask/]],
    ['slack/post_it', 'slack.post_it', ['laxer', /^post_it/], ['dead', /Write slack\/post_it\./]],
    ['- slack/get_user', '- slack/*', ['laxer', /^Tools that are not listed.* let through by “rules: allow: slack\/\*”/]],
    ['rules:', 'rules:\n  - {capability: shell, effect: allow}\n  - {capability: mcp, effect: allow, match: [other/x]}'],
    ['rules:', 'rules:\n  - {capability: mcp, effect: deny}', ['stricter', /^get_user/], ['stricter', /^list_all/], ['stricter', /^post_it/], ['stricter', /^Tools/]],
  ],
  empty: 'rules:\n  - {capability: mcp, effect: ask, match: [other/x]}\n',
  ...readLists((printed) => ({ allow: under(printed, 'allow'), ask: under(printed, 'ask'), deny: under(printed, 'deny') })),
  catalog: { limit: 'ask', unlisted: 'unlisted' }, simulated: ['allow', 'ask', 'ask', 'deny', 'ask'],
  files: [
    { file: 'rules:\n  - {capability: mcp, match: ["github/*"], effect: allow}\n  - {capability: mcp, match: [github/drop], effect: deny}\n  - {capability: mcp, match: [github/post], effect: ask}\n  - {capability: shell, match: [github/x], effect: deny}\n', calls: { get: 'allow', post: 'ask', drop: 'deny', x: 'allow' } },
    { file: 'rules:\n  - {capability: mcp, match: ["*"], exclude: [github/drop], effect: allow}\n', calls: { get: 'unlisted' } },
  ],
};
