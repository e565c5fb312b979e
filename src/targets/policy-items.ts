import type { Assessment } from '../schema/assessment.ts';
import type { PolicyItem } from '../schema/policy.ts';
import type { DecisionTable } from '../schema/tables.ts';

/** What a policy needs to know of each judged tool, in the order given. */
export function policyItems(tools: readonly Assessment[], { rates }: DecisionTable): PolicyItem[] {
  return tools.map(({ name, class: badge, severity, decision }) => ({
    name, class: badge, severity, decision, rate: rates[badge],
  }));
}
