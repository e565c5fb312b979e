import type { FacetDifference } from '../../schema/accuracy.ts';
import { legs } from '../../schema/knowledge/label.ts';
import { facetTerms } from '../../schema/vocabulary.ts';

const names: Record<FacetDifference['facet'], string> = {
  readsPrivate: legs.readsPrivate.label, readsUntrusted: legs.readsUntrusted.label, carriesOutside: legs.carriesOutside.label,
  sensitivityOut: facetTerms.sensitivityOut.label, reversibility: facetTerms.reversibility.label, decision: 'Decision',
};

/** What a label and a verdict say of a facet, side by side. */
export function differenceWords({ facet, label: [first, ...others], verdict }: FacetDifference): { label: string; verdict: string } {
  const more = others.length === 0 ? '' : ` (or ${others.join(', ')})`;
  return { label: `${names[facet]}: ${value(first ?? '')}${more}`, verdict: `${names[facet]}: ${value(verdict)}` };
}

function value(said: string): string {
  return said === 'true' ? 'yes' : said === 'false' ? 'no' : said;
}
