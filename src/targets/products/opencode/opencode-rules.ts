import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { mergedObjects } from '../../files/merged-objects.ts';
import { dig, objectIn } from '../../languages/json/dig.ts';

/** Rules as opencode applies them, in order, and whose they are: null for those that count for every agent. */
export interface AgentRules { agent: string | null; rules: JsonObject }

/**
 * The rules of a configuration, then those with the rules of each agent (or mode, an older word) behind them. The older key `tools` still
 * counts: its rules stand before those of `permission`.
 */
export function opencodeRules(data: Json): AgentRules[] {
  const shared = rulesOf(data);
  const agents = mergedObjects([objectIn(data, 'agent'), objectIn(data, 'mode')]);
  const own = Object.entries(agents).filter(([, agent]) => isJsonObject(agent) && agent['disable'] !== true && (agent['permission'] !== undefined || agent['tools'] !== undefined));
  // A rule of the agent counts behind all shared ones, also where both have its key.
  return [{ agent: null, rules: shared }, ...own.map(([agent, value]) => ({ agent, rules: behind(shared, rulesOf(value)) }))];
}

/** The rules that an object holds, as one list. */
function rulesOf(data: Json): JsonObject {
  const tools = Object.entries(objectIn(data, 'tools')).map(([name, isOn]) => [['write', 'patch'].includes(name) ? 'edit' : name, isOn === true ? 'allow' : 'deny'] as const);
  const permission = dig(data, 'permission');
  return mergedObjects([Object.fromEntries(tools), typeof permission === 'string' ? { '*': permission } : permission ?? {}]);
}

function behind(shared: JsonObject, own: JsonObject): JsonObject {
  const before = Object.entries(shared).filter(([rule]) => !Object.hasOwn(own, rule));
  return Object.fromEntries([...before, ...Object.entries(own)]);
}
