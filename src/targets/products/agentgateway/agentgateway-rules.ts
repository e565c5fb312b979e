import type { Json } from '../../../schema/json.ts';
import { celList, celLiteral } from '../../languages/cel/cel-literal.ts';
import type { SpelledItem } from '../../names/spell-items.ts';

/** Names in one rule, so that a line can be read. */
const namesPerRule = 20;

/** The rules for some tools of a target: what runs is allowed, all else is required not to be called. */
export function agentgatewayRules(items: readonly SpelledItem[], serverKey: string): Json[] {
  const target = `mcp.tool.target == ${celLiteral(serverKey)}`;
  const runs = ({ item }: SpelledItem) => item.decision === 'allow' || item.decision === 'limit';
  // A rule that names no tool allows none, and still closes the rest.
  const allowed = chunks(items.filter(runs), true).map((names): Json => `${target} && mcp.tool.name in ${celList(names)}`);
  const denied = chunks(items.filter((item) => !runs(item)), false)
    .map((names): Json => ({ require: `!(has(mcp.tool) && ${target} && mcp.tool.name in ${celList(names)})` }));
  return [...allowed, ...denied];
}

function chunks(items: readonly SpelledItem[], isNeeded: boolean): string[][] {
  const names = items.map(({ spelling }) => spelling);
  const count = Math.max(Math.ceil(names.length / namesPerRule), isNeeded ? 1 : 0);
  return Array.from({ length: count }, (_, index) => names.slice(index * namesPerRule, (index + 1) * namesPerRule));
}

/** Where a configuration keeps its rules. */
export const agentgatewayPlace = ['mcp', 'policies', 'mcpAuthorization', 'rules'];
