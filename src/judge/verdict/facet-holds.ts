import type { FacetCondition } from '../../schema/tables.ts';
import type { Settled } from './settle-facets.ts';

/** Whether a condition of a table holds for the facets and flags of a tool. */
export function facetHolds(condition: FacetCondition, { facets, flags }: Settled): boolean {
  return Object.entries(condition).every(([name, wanted]) => {
    if (wanted === undefined) return true;
    const values = [wanted].flat() as string[];
    if (name === 'effects') return values.some((value) => (facets.effects as string[]).includes(value));
    if (name === 'flags') return values.some((value) => (flags as string[]).includes(value));
    const value = (facets as unknown as Record<string, string | undefined>)[name];
    return value !== undefined && values.includes(value);
  });
}
