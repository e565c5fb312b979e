import type { Json, JsonObject } from '../../../schema/json.ts';
import { stringsIn } from '../../languages/json/dig.ts';
import { strictestLists } from '../../merge/strictest-lists.ts';
import { claudeCodeName } from '../../names/claude-code-name.ts';
import type { FindLists } from '../../names/name-list.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { spellingsOf } from '../../names/spellings-of.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayAskingLosses } from '../../words/say-losses.ts';

const unlisted = 'Left as they are: the SDK asks canUseTool before a call, unless a settings file that it loads or the permission mode decides otherwise.';

/** Options of a query. An ask stands among the settings, for no option asks, and an option alone would leave it to settings files. */
export function claudeAgentSdkPolicy(items: readonly SpelledItem[]): SpelledPolicy {
  return { data: optionsOf(spellingsOf(items, 'allow'), spellingsOf(items, 'limit', 'ask'), spellingsOf(items, 'deny')), lossy: sayAskingLosses(items, 'Claude Agent SDK'), unlisted };
}

function optionsOf(allow: string[], ask: string[], deny: string[]): JsonObject {
  return { allowedTools: allow, disallowedTools: deny, settings: { permissions: { ask } } };
}

/** The lists in the order in which they count: deny before ask before allow. `mcp__github` is every tool of that server. */
export const claudeAgentSdkLists: FindLists = (data, serverKey) => {
  const any = claudeCodeName(serverKey, 'x');
  const server = 'name' in any ? any.name.slice(0, -'__x'.length) : 'mcp__';
  const whole = (rules: string[]) => rules.map((rule) => (rule === server ? `${server}__*` : rule));
  const settings = (list: string) => whole(stringsIn(data, 'settings', 'permissions', list));
  const isCounted = (rule: string) => !rule.includes('*') || rule.startsWith(`${server}__`);
  return [
    { place: 'disallowedTools', outcome: 'deny', names: whole(stringsIn(data, 'disallowedTools')) },
    { place: 'settings.permissions.deny', outcome: 'deny', names: settings('deny') },
    { place: 'settings.permissions.ask', outcome: 'ask', names: settings('ask') },
    { place: 'allowedTools', outcome: 'allow', names: whole(stringsIn(data, 'allowedTools')).filter(isCounted) },
    { place: 'settings.permissions.allow', outcome: 'allow', names: settings('allow').filter(isCounted) },
  ];
};

/** The options for several servers; a rule of two of them stands in the strictest list it has. */
export function combineClaudeAgentSdk(all: readonly Json[]): JsonObject {
  const [deny = [], ask = [], allow = []] = strictestLists(all, ['disallowedTools'], ['settings', 'permissions', 'ask'], ['allowedTools']);
  return optionsOf(allow, ask, deny);
}
