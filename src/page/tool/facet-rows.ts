import type { Assessment } from '../../schema/verdict/assessment.ts';
import { effects, facetTerms, facetValues, termsOf } from '../../schema/vocabulary.ts';
import { spaced } from '../words/spaced.ts';

/** A facet of a tool: what it is called, what it asks, what was found. */
export interface FacetRow {
  label: string;
  says: string;
  value: string;
}

/** The facets that were found, in the order of the vocabulary. */
export function facetRows({ facets }: Assessment): FacetRow[] {
  const found: FacetRow[] = facets.effects.length === 0 ? [] : [{ ...facetTerms.effects, value: facets.effects.map((effect) => effects[effect].label).join(', ') }];
  for (const name of termsOf(facetValues)) {
    const value = facets[name];
    if (value !== undefined) found.push({ ...facetTerms[name], value: spaced(value) });
  }
  return found;
}
