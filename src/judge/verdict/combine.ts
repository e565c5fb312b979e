import type { Assessment, Combination } from '../../schema/verdict/assessment.ts';
import type { Flag } from '../../schema/vocabulary.ts';

type Combined = Pick<Assessment, 'name' | 'flags' | 'class'>;

/**
 * The lethal trifecta over a set of tools (S. Willison, 2025-06-16): private data, untrusted content, a way out; and the Rule of
 * Two (Meta, 2025-10-31), whose third leg is any change. A property of the set; no tool's own badge is raised for it. Tools
 * that nothing is known of are counted as acting.
 */
export function combine(tools: readonly Combined[]): Combination {
  const suppliersOf = (flag: Flag) => tools.filter((tool) => tool.flags.includes(flag)).map((tool) => tool.name);
  const suppliers = { readsPrivate: suppliersOf('reads-private'), readsUntrusted: suppliersOf('reads-untrusted'), externalComm: suppliersOf('external-comm') };
  const legs = Object.values(suppliers);
  const complete = legs.every((names) => names.length > 0);
  const acts = tools.filter((tool) => tool.class !== 'read' || tool.flags.includes('external-comm')).map((tool) => tool.name);
  return {
    complete, suppliers,
    // A combination breaks when one leg has no supplier left: the leg with the fewest is the cheapest.
    ...(complete && { cut: legs.reduce((fewest, names) => (names.length < fewest.length ? names : fewest)) }),
    ruleOfTwo: { holds: suppliers.readsPrivate.length > 0 && suppliers.readsUntrusted.length > 0 && acts.length > 0, acts },
  };
}
