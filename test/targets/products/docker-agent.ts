import { parse } from 'yaml';
import { readLists, refusingRows, refusingTally, spelledNames } from './product-rows.ts';
import type { ProductRows } from './product-rows.ts';

const permissionsIn = (printed: string) => (parse(printed) as { permissions: Record<'allow' | 'ask' | 'deny', string[]> }).permissions;

export const dockerAgent: ProductRows = {
  spellings: spelledNames((toolset, tool) => `${toolset}_${tool}`.toLowerCase(), [9, 15, 17, 18, 27]),
  decisions: refusingRows('Docker Agent'), tally: refusingTally,
  changes: [
    ['  deny:\n    - slack_delete_it', '  deny: []', ['laxer', /^delete_it \(medium\): no rule, so it asks by default/]],
    ['- slack_get_user', '- slack_*', ['laxer', /^list_all/], ['laxer', /^post_it/], ['laxer', /^Tools that are not listed/]],
    ['- slack_get_user', '- slack__get_user', ['dead', /Write slack_get_user\./], ['stricter', /^get_user/]],
  ],
  empty: 'permissions:\n  allow: [shell, other_x]\n',
  ...readLists(permissionsIn),
  catalog: { limit: 'ask', unlisted: 'unlisted' }, simulated: ['allow', 'ask', 'ask', 'deny', 'ask'],
  files: [
    { file: 'permissions:\n  allow: ["github_get_*", "github_send:to=me", github_post]\n  ask: [github_post, github_list]\n  deny: [GitHub_Get_Secret]\n', calls: { get_issue: 'allow', get_secret: 'deny', post: 'allow', list: 'ask', send: 'unlisted' } },
  ],
};
