import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall, PolicyOutcome } from '../../../schema/policy.ts';
import { matchesWildcards } from '../../names/wildcards.ts';
import { opencodeName, opencodeServerPattern } from '../../names/opencode-name.ts';
import { opencodeRules } from './opencode-rules.ts';

const order: readonly PolicyOutcome[] = ['allow', 'ask', 'deny'];

/** What the product does with a call under a file. Where agents have rules of their own, the mildest answer of any counts. */
export function decideOpencode(data: Json, serverKey: string, { tool }: PolicyCall): PolicyAnswer {
  const spelled = opencodeName(serverKey, tool);
  const name = 'name' in spelled ? spelled.name : `${opencodeServerPattern(serverKey).slice(0, -1)}${tool}`;
  const [shared, ...agents] = opencodeRules(data).map(({ agent, rules }) => answerOf(rules, name, agent));
  const rank = ({ outcome }: PolicyAnswer) => (outcome === 'unlisted' ? 0 : order.indexOf(outcome));
  return agents.reduce((mildest, answer) => (rank(answer) < rank(mildest) ? answer : mildest), shared as PolicyAnswer);
}

function answerOf(rules: JsonObject, name: string, agent: string | null): PolicyAnswer {
  const last = Object.entries(rules).findLast(([pattern]) => matchesWildcards(pattern, name));
  if (last === undefined) return { outcome: 'unlisted', because: 'no rule' };
  // A rule can hold patterns of its own; calls of MCP tools are matched as "*".
  const action = isJsonObject(last[1]) ? Object.entries(last[1]).filter(([pattern]) => pattern === '*').at(-1)?.[1] : last[1];
  return action === undefined ? { outcome: 'unlisted', because: 'no rule' } : { outcome: action as PolicyOutcome, because: agent === null ? last[0] : `${last[0]} of the agent ${agent}` };
}
