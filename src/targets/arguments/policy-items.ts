import type { Assessment } from '../../schema/verdict/assessment.ts';
import type { PolicyItem } from '../../schema/policy.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import type { DecisionTable } from '../../schema/knowledge/tables.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { definitionFindings, termsOf } from '../../schema/vocabulary.ts';
import type { Flag } from '../../schema/vocabulary.ts';
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
    return { name: tool.name, class: shown, severity, decision: tool.decision, rate: rates[shown], ...marksOf(tool), ...argumentRules(tool, definitions[index], fill) };
  });
}

/** Flags of arguments that choose freely what is reached. */
const freeArguments: readonly Flag[] = ['url-param', 'http-generic', 'fs-path', 'fs-read', 'fs-write', 'shell', 'sql-raw', 'wraps-cli'];

/** What a product must know that cannot limit, or cannot ask. */
function marksOf({ flags = [], facets, ...tool }: Assessment): Partial<PolicyItem> {
  const has = (...wanted: readonly Flag[]) => wanted.some((flag) => flags.includes(flag));
  const reachesOut = has('external-comm');
  const returnsCredentials = has('secrets-read') || facets?.sensitivityOut === 'credentials';
  return {
    ...(shownReading(tool).class === 'read' && { isTame: !reachesOut && !returnsCredentials && !has(...freeArguments) }),
    ...(reachesOut && { reachesOut }), ...(has(...termsOf(definitionFindings)) && { isPoisoned: true }),
  };
}
