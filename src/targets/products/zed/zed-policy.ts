import type { Json, JsonObject } from '../../../schema/json.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import { dig, objectIn } from '../../languages/json/dig.ts';
import { joinedName } from '../../names/joined-name.ts';
import type { FindLists } from '../../names/name-list.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayAskingLosses } from '../../words/say-losses.ts';

const modes: Record<Decision, string> = { allow: 'allow', limit: 'confirm', ask: 'confirm', deny: 'deny' };
const outcomes: Record<string, 'allow' | 'ask' | 'deny'> = { allow: 'allow', confirm: 'ask', deny: 'deny' };
const path = ['agent', 'tool_permissions', 'tools'];

const unlisted = 'Left as they are: Zed asks before a call, unless agent.tool_permissions.default decides otherwise.';

/** The key of a tool: `mcp:<server>:<tool>`; a colon in either would move the border. */
export function zedName(serverKey: string, tool: string): { name: string } | { refused: string } {
  return joinedName(serverKey, tool, { join: (server, name) => `mcp:${server}:${name}`, special: /:/ });
}

/** The default of each tool, which is all that Zed has for tools of servers. */
export function zedPolicy(items: readonly SpelledItem[]): SpelledPolicy {
  const tools = Object.fromEntries(items.map(({ spelling, item }) => [spelling, { default: modes[item.decision] }]));
  return { data: settingsOf(tools), lossy: sayAskingLosses(items, 'Zed'), unlisted };
}

/** The tools of a settings file, each a list of its own. */
export const zedLists: FindLists = (data) => Object.entries(objectIn(data, ...path)).flatMap(([name, entry]) => {
  const outcome = outcomes[String(dig(entry, 'default'))];
  return !name.startsWith('mcp:') || outcome === undefined ? [] : [{ place: path.join('.'), outcome, names: [name] }];
});

/** The tools of several servers in one settings file. */
export function combineZed(all: readonly Json[]): JsonObject {
  return settingsOf(Object.fromEntries(all.flatMap((data) => Object.entries(objectIn(data, ...path)))));
}

function settingsOf(tools: JsonObject): JsonObject {
  return { agent: { tool_permissions: { tools } } };
}
