import type { Json, JsonObject } from '../../../schema/json.ts';
import { stringsIn } from '../../languages/json/dig.ts';
import { strictestLists } from '../../merge/strictest-lists.ts';
import { joinedName } from '../../names/joined-name.ts';
import type { FindLists } from '../../names/name-list.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { spellingsOf } from '../../names/spellings-of.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayAskingLosses } from '../../words/say-losses.ts';

const unlisted = 'Left as they are: Goose asks before a call in the mode approve; in the mode auto it runs them.';

/** The name of a tool: `<extension>__<tool>`. Goose rewrites names of extensions, so only those it leaves as they are can be named. */
export function gooseName(serverKey: string, tool: string): { name: string } | { refused: string } {
  if (!/^[a-z0-9_-]+$/.test(serverKey)) return { refused: 'Goose rewrites the name of this extension; only lower-case letters, digits and _ - stay as they are' };
  return joinedName(serverKey, tool, { join: (extension, name) => `${extension}__${name}` });
}

/** A list for each decision, all three of them: Goose takes a file without one for broken, and starts with no rules. */
export function goosePolicy(items: readonly SpelledItem[]): SpelledPolicy {
  return { data: permissionsOf(spellingsOf(items, 'allow'), spellingsOf(items, 'limit', 'ask'), spellingsOf(items, 'deny')), lossy: sayAskingLosses(items, 'Goose'), unlisted };
}

/** The lists in the order in which Goose looks: what is allowed is never asked about. */
export const gooseLists: FindLists = (data) => ([['always_allow', 'allow'], ['ask_before', 'ask'], ['never_allow', 'deny']] as const).map(([list, outcome]) => (
  { place: `user.${list}`, outcome, names: stringsIn(data, 'user', list) }));

/** The lists of several servers. */
export function combineGoose(all: readonly Json[]): JsonObject {
  const [deny = [], ask = [], allow = []] = strictestLists(all, ['user', 'never_allow'], ['user', 'ask_before'], ['user', 'always_allow']);
  return permissionsOf(allow, ask, deny);
}

function permissionsOf(allow: string[], ask: string[], deny: string[]): JsonObject {
  return { user: { always_allow: allow, ask_before: ask, never_allow: deny } };
}
