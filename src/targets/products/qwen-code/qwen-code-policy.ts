import type { Json, JsonObject } from '../../../schema/json.ts';
import { dig, stringsIn } from '../../languages/json/dig.ts';
import { strictestLists } from '../../merge/strictest-lists.ts';
import type { FindLists } from '../../names/name-list.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { spellingsOf } from '../../names/spellings-of.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayAskingLosses } from '../../words/say-losses.ts';

const unlisted = 'Left as they are: Qwen Code asks before a call, unless its approval mode decides otherwise; in auto mode a model decides.';

/** A list of rules for each decision. */
export function qwenCodePolicy(items: readonly SpelledItem[]): SpelledPolicy {
  const permissions = { allow: spellingsOf(items, 'allow'), ask: spellingsOf(items, 'limit', 'ask'), deny: spellingsOf(items, 'deny') };
  return { data: { permissions }, lossy: sayAskingLosses(items, 'Qwen Code'), unlisted };
}

/** Whether a file sets the approval mode in which nothing waits for a person: what asks runs too. */
export function isYolo(data: Json): boolean {
  return dig(data, 'tools', 'approvalMode') === 'yolo';
}

/** The lists in the order in which they count. `mcp__github` is every tool of that server; a star counts at the end alone. */
export const qwenCodeLists: FindLists = (data, serverKey) => (['deny', 'ask', 'allow'] as const).map((list) => ({
  place: `permissions.${list}`, outcome: list === 'ask' && isYolo(data) ? 'allow' : list,
  names: stringsIn(data, 'permissions', list).map((rule) => (rule === `mcp__${serverKey}` ? `${rule}__*` : rule)).filter((rule) => !/\*./.test(rule)),
}));

/** The rules of several servers, each once, in the strictest list it has. */
export function combineQwenCode(all: readonly Json[]): JsonObject {
  const [deny = [], ask = [], allow = []] = strictestLists(all, ...['deny', 'ask', 'allow'].map((list) => ['permissions', list]));
  return { permissions: { allow, ask, deny } };
}
