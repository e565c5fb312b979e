import type { Json, JsonObject } from '../../../schema/json.ts';
import { stringsIn } from '../../languages/json/dig.ts';
import { strictestLists } from '../../merge/strictest-lists.ts';
import { joinedName } from '../../names/joined-name.ts';
import type { FindLists } from '../../names/name-list.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { spellingsOf } from '../../names/spellings-of.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayAskingLosses } from '../../words/say-losses.ts';

const unlisted = 'Left as they are: Docker Agent asks before a call, unless the tool says of itself that it only reads, or the safety mode decides otherwise.';

/**
 * The name of a tool: `<toolset>_<tool>`. Entries are patterns, in which a colon begins a test of an argument. Upper and lower case do not
 * count, so all is written in lower case, and tools that differ by case alone share a decision.
 */
export function dockerAgentName(serverKey: string, tool: string): { name: string } | { refused: string } {
  return joinedName(serverKey, tool, { join: (toolset, name) => `${toolset}_${name}`.toLowerCase(), special: /[*?[\]\\:]/ });
}

/** A list of patterns for each decision. */
export function dockerAgentPolicy(items: readonly SpelledItem[]): SpelledPolicy {
  const permissions = { allow: spellingsOf(items, 'allow'), ask: spellingsOf(items, 'limit', 'ask'), deny: spellingsOf(items, 'deny') };
  return { data: { permissions }, lossy: sayAskingLosses(items, 'Docker Agent'), unlisted };
}

/** The lists in the order in which they count. An entry with arguments is not about every call. */
export const dockerAgentLists: FindLists = (data) => (['deny', 'allow', 'ask'] as const).map((list) => (
  { place: `permissions.${list}`, outcome: list, names: stringsIn(data, 'permissions', list).filter((pattern) => !pattern.includes(':')).map((pattern) => pattern.toLowerCase()) }));

/** The lists of several servers. */
export function combineDockerAgent(all: readonly Json[]): JsonObject {
  const [deny = [], ask = [], allow = []] = strictestLists(all, ...['deny', 'ask', 'allow'].map((list) => ['permissions', list]));
  return { permissions: { allow, ask, deny } };
}
