import type { Assessment, Combination } from '../../schema/assessment.ts';
import type { Flag } from '../../schema/vocabulary.ts';

/**
 * The lethal trifecta over a set of tools (S. Willison, 2025-06-16): private data, untrusted content, a way out. A property of
 * the set; no tool's own badge is raised for it.
 */
export function combine(tools: readonly Pick<Assessment, 'name' | 'flags'>[]): Combination {
  const suppliersOf = (flag: Flag) => tools.filter((tool) => tool.flags.includes(flag)).map((tool) => tool.name);
  const suppliers = { readsPrivate: suppliersOf('reads-private'), readsUntrusted: suppliersOf('reads-untrusted'), externalComm: suppliersOf('external-comm') };
  return { complete: Object.values(suppliers).every((names) => names.length > 0), suppliers };
}
