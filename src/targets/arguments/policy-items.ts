import type { Assessment } from '../../schema/verdict/assessment.ts';
import type { PolicyItem } from '../../schema/policy.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import type { DecisionTable } from '../../schema/knowledge/tables.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { argumentRules } from './argument-rules.ts';

/** What else the items of a policy may hold. */
export interface ItemOptions {
  /** Whether to add limits whose values a person must fill in. */
  fill?: boolean;
}

/**
 * What a policy needs to know of each judged tool, in the order given. `definitions[i]` belongs to `tools[i]`; without them only
 * the actions that an assessment names are told apart.
 */
export function policyItems(
  tools: readonly Assessment[], { rates }: DecisionTable, definitions: readonly ToolDefinition[] = [], { fill = false }: ItemOptions = {},
): PolicyItem[] {
  return tools.map((tool, index) => {
    const { class: shown, severity } = shownReading(tool);
    return { name: tool.name, class: shown, severity, decision: tool.decision, rate: rates[shown], ...argumentRules(tool, definitions[index], fill) };
  });
}
