import type { Json, JsonObject } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall, PolicyRequest } from '../../../schema/policy.ts';
import { dig, objectIn, stringsIn } from '../../languages/json/dig.ts';
import { joinedObjects } from '../../merge/joined.ts';
import { bareName } from '../../names/bare-name.ts';
import type { FindLists } from '../../names/name-list.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { spellingsOf } from '../../names/spellings-of.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayGateLosses } from '../../words/say-losses.ts';

const unlisted = 'Denied: allowed_tools lists all that the proxy lets through of this server, so tools it adds later are left out.';

/** A tool by its own name, as the lists of a server have it. */
export function litellmName(_serverKey: string, tool: string): { name: string } | { refused: string } {
  return bareName(tool);
}

/**
 * The lists of a server. An empty allowed_tools would restrict nothing, so where no tool is allowed it holds an empty name, which no
 * tool has. What is denied stands in disallowed_tools as well, for a reader: where both are given, allowed_tools counts.
 */
export function litellmPolicy(items: readonly SpelledItem[], { serverKey }: PolicyRequest): SpelledPolicy {
  const allowed = spellingsOf(items, 'allow', 'limit');
  const lists = { allowed_tools: allowed.length === 0 ? [''] : allowed, disallowed_tools: spellingsOf(items, 'ask', 'deny') };
  return { data: { mcp_servers: { [serverKey]: lists } }, lossy: sayGateLosses(items, 'LiteLLM'), unlisted };
}

/** What the proxy does with a call. */
export function decideLitellm(data: Json, serverKey: string, { tool }: PolicyCall): PolicyAnswer {
  const server = dig(data, 'mcp_servers', serverKey);
  const [allowed, disallowed] = [stringsIn(server, 'allowed_tools'), stringsIn(server, 'disallowed_tools')];
  if (allowed.length > 0) return { outcome: allowed.includes(tool) ? 'allow' : 'deny', because: 'allowed_tools' };
  if (disallowed.includes(tool)) return { outcome: 'deny', because: 'disallowed_tools' };
  return { outcome: server === undefined || disallowed.length === 0 ? 'unlisted' : 'allow', because: 'no list names it' };
}

/** The lists of a server. */
export const litellmLists: FindLists = (data, serverKey) => (['allowed_tools', 'disallowed_tools'] as const).map((list) => (
  { place: list, outcome: list === 'allowed_tools' ? 'allow' : 'deny', names: stringsIn(data, 'mcp_servers', serverKey, list).filter((name) => name !== '') }));

/** Several servers in one file. */
export function combineLitellm(all: readonly Json[]): JsonObject {
  return { mcp_servers: joinedObjects(all, 'mcp_servers') };
}

/** The names of the servers of a file. */
export function litellmServers(data: Json): string[] {
  return Object.keys(objectIn(data, 'mcp_servers'));
}
