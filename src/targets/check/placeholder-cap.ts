import type { Json } from '../../schema/json.ts';
import type { ArgumentRule, TargetId } from '../../schema/policy.ts';
import { conditionsOn, sortedText } from '../conditions-on.ts';
import { cedarField, cedarVariable } from '../languages/cedar/cedar-policy.ts';
import { cedarRule } from '../languages/cedar/cedar-rule.ts';
import { celRules } from '../languages/cel/cel-rule.ts';

/** How the products that need a role for what should ask write the test of an amount. */
const printedCap: Partial<Record<TargetId, (cap: ArgumentRule) => string>> = {
  toolhive: (cap) => sortedText(cedarRule(cap, { place: cedarVariable('context'), attributeOf: (name) => `arg_${name}`, onlyDecimals: true })),
  agentcore: (cap) => sortedText(cedarRule(cap, { place: cedarField(cedarVariable('context'), 'input'), attributeOf: (name) => name, onlyDecimals: false })),
  cerbos: (cap) => celRules([cap], 'R.attr.arguments'),
};

/**
 * Whether a policy still holds the test of an amount as it was printed, for products that let nobody without a role through: what
 * they decide does not tell.
 */
export function holdsCap(id: TargetId, data: Json, serverKey: string, tool: string, cap: ArgumentRule): boolean {
  const printed = printedCap[id]?.(cap);
  return printed !== undefined && (conditionsOn[id]?.(data, serverKey, tool) ?? []).some((condition) => condition.includes(printed));
}
