import { isJsonObject } from '../../../schema/json.ts';
import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall, PolicyOutcome } from '../../../schema/policy.ts';
import { dig, objectIn } from '../../languages/json/dig.ts';
import { matchesWildcards } from '../../names/wildcards.ts';
import { opencodeName, opencodeServerPattern } from '../../names/opencode-name.ts';

/** What the product does with a call under a file. */
export function decideOpencode(data: Json, serverKey: string, { tool }: PolicyCall): PolicyAnswer {
  const spelled = opencodeName(serverKey, tool);
  const permission = dig(data, 'permission');
  if (typeof permission === 'string') return { outcome: permission as PolicyOutcome, because: `permission is ${permission}` };
  const name = 'name' in spelled ? spelled.name : `${opencodeServerPattern(serverKey).slice(0, -1)}${tool}`;
  const last = Object.entries(objectIn(permission)).findLast(([pattern]) => matchesWildcards(pattern, name));
  if (last === undefined) return { outcome: 'unlisted', because: 'no rule' };
  // A rule can hold patterns of its own; calls of MCP tools are matched as "*".
  const action = isJsonObject(last[1]) ? Object.entries(last[1]).filter(([pattern]) => pattern === '*').at(-1)?.[1] : last[1];
  return action === undefined ? { outcome: 'unlisted', because: 'no rule' } : { outcome: action as PolicyOutcome, because: last[0] };
}
