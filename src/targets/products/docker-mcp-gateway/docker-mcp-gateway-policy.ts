import type { Json, JsonObject } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall, PolicyRequest } from '../../../schema/policy.ts';
import { stringsIn } from '../../languages/json/dig.ts';
import { bareName } from '../../names/bare-name.ts';
import type { FindLists } from '../../names/name-list.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { spellingsOf } from '../../names/spellings-of.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayGateLosses } from '../../words/say-losses.ts';

const unlisted = 'Denied: the list of a server is all that the gateway lets through of it, so tools it adds later are left out.';

/** A tool by its own name. */
export function dockerMcpGatewayName(_serverKey: string, tool: string): { name: string } | { refused: string } {
  return bareName(tool);
}

/**
 * The list of what a server may offer. Where Docker's own policies are on, the gateway takes an empty list for none, and offers everything;
 * so one that allows nothing holds an empty name, which no tool has.
 */
export function dockerMcpGatewayPolicy(items: readonly SpelledItem[], { serverKey }: PolicyRequest): SpelledPolicy {
  const allowed = spellingsOf(items, 'allow', 'limit');
  return { data: { [serverKey]: allowed.length === 0 ? [''] : allowed }, lossy: sayGateLosses(items, 'Docker MCP Gateway'), unlisted };
}

/** What the gateway does with a call. A server without a list offers all it has; so may one with an empty list. */
export function decideDockerMcpGateway(data: Json, serverKey: string, { tool }: PolicyCall): PolicyAnswer {
  if (stringsIn(data, serverKey).length === 0) return { outcome: 'unlisted', because: 'no list for this server' };
  return { outcome: stringsIn(data, serverKey).includes(tool) ? 'allow' : 'deny', because: 'the list of the server' };
}

/** The list of a server. */
export const dockerMcpGatewayLists: FindLists = (data, serverKey) => [{ place: 'the list of the server', outcome: 'allow', names: stringsIn(data, serverKey).filter((name) => name !== '') }];

/** Several servers in one file. */
export function combineDockerMcpGateway(all: readonly Json[]): JsonObject {
  return Object.assign({}, ...all as JsonObject[]) as JsonObject;
}
