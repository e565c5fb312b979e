import { parse } from 'yaml';
import { readLists, refusingRows, refusingTally, spelledNames } from './product-rows.ts';
import type { ProductRows } from './product-rows.ts';

interface Permissions { user: { always_allow: string[]; ask_before: string[]; never_allow: string[] } }
const userIn = (printed: string) => (parse(printed) as Permissions).user;

export const goose: ProductRows = {
  spellings: spelledNames((extension, tool) => `${extension}__${tool}`, [15, 18, 20, 21, 22, 23, 24, 25, 26, 27]),
  decisions: refusingRows('Goose'), tally: refusingTally,
  changes: [
    ['always_allow:', 'always_allow:\n    - slack__delete_it', ['laxer', /^delete_it \(medium\): allow, by user\.always_allow: slack__delete_it; recommended: deny\.$/]],
    ['slack__post_it', 'slack_post_it', ['laxer', /^post_it/], ['dead', /Write slack__post_it\./]],
    ['slack__get_user', 'slack__get_*', ['dead', /a \* is no pattern there/], ['stricter', /^get_user/]],
  ],
  empty: 'user:\n  always_allow: [developer__shell]\n  ask_before: []\n  never_allow: []\n',
  ...readLists((printed) => ({ allow: userIn(printed).always_allow, ask: userIn(printed).ask_before, deny: userIn(printed).never_allow })),
  catalog: { limit: 'ask', unlisted: 'unlisted' }, simulated: ['allow', 'ask', 'ask', 'deny', 'ask'],
  files: [
    { file: 'user:\n  always_allow: [github__get, github__both]\n  ask_before: [github__post]\n  never_allow: [github__drop, github__both]\nsmart_approve:\n  always_allow: [github__other]\n', calls: { get: 'allow', both: 'allow', post: 'ask', drop: 'deny', other: 'unlisted' } },
  ],
};
