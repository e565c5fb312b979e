import type { Json, JsonObject } from '../../../schema/json.ts';
import { objectsIn, stringsIn } from '../../languages/json/dig.ts';
import { joinedLists } from '../../merge/joined.ts';
import { joinedName } from '../../names/joined-name.ts';
import type { FindLists } from '../../names/name-list.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { spellingsOf } from '../../names/spellings-of.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayAskingLosses } from '../../words/say-losses.ts';

const effects = ['deny', 'ask', 'allow'] as const;
const unlisted = 'Left as they are: Kiro asks before a call, unless another rule or the session decides otherwise.';

/** The resource of a tool: `<server>/<tool>`. Rules hold glob patterns, so names with a character of one are refused. */
export function kiroName(serverKey: string, tool: string): { name: string } | { refused: string } {
  return joinedName(serverKey, tool, { join: (server, name) => `${server}/${name}`, special: /[/*?[\]{}!\\]/ });
}

/** A rule for each effect. A rule without `match` is about every tool, so none is written without one. */
export function kiroPolicy(items: readonly SpelledItem[]): SpelledPolicy {
  const matches = { deny: spellingsOf(items, 'deny'), ask: spellingsOf(items, 'limit', 'ask'), allow: spellingsOf(items, 'allow') };
  const rules = effects.filter((effect) => matches[effect].length > 0).map((effect): Json => ({ capability: 'mcp', effect, match: matches[effect] }));
  return { data: { rules }, lossy: sayAskingLosses(items, 'Kiro'), unlisted };
}

/** The rules about tools of servers, the strictest first. One with an exclusion is not about all that it matches, and left out if it allows. */
export const kiroLists: FindLists = (data) => effects.flatMap((effect) => objectsIn(data, 'rules')
  .filter((rule) => rule['capability'] === 'mcp' && rule['effect'] === effect && (effect !== 'allow' || rule['exclude'] === undefined))
  .map((rule) => ({ place: `rules: ${effect}`, outcome: effect, names: rule['match'] === undefined ? ['*'] : stringsIn(rule, 'match') })));

/** The rules of several servers. */
export function combineKiro(all: readonly Json[]): JsonObject {
  return { rules: joinedLists(all, 'rules') };
}
