import type { FacetCondition } from '../../schema/knowledge/tables.ts';
import type { Settled } from './settle-facets.ts';

/** The parts of a condition, each a facet and the values that hold; taken apart once. */
type Parts = readonly (readonly [name: string, values: readonly string[]])[];
const taken = new WeakMap<FacetCondition, Parts>();

/** Whether a condition of a table holds for the facets and flags of a tool. */
export function facetHolds(condition: FacetCondition, { facets, flags }: Settled): boolean {
  for (const [name, values] of partsOf(condition)) {
    const found = name === 'flags' ? flags : (facets as unknown as Record<string, string | readonly string[] | undefined>)[name];
    if (found === undefined || !(typeof found === 'string' ? values.includes(found) : values.some((value) => found.includes(value as never)))) return false;
  }
  return true;
}

function partsOf(condition: FacetCondition): Parts {
  const known = taken.get(condition);
  if (known !== undefined) return known;
  const made = Object.entries(condition).flatMap(([name, wanted]) => (wanted === undefined ? [] : [[name, [wanted].flat() as string[]] as const]));
  taken.set(condition, made);
  return made;
}
