import type { Evidence, Facets } from '../../schema/verdict/assessment.ts';
import { effects, facetValues, flags, strengths, termsOf } from '../../schema/vocabulary.ts';
import type { Effect, FacetName, Flag, Strength } from '../../schema/vocabulary.ts';

const facetNames = termsOf(facetValues);
const effectOrder = termsOf(effects);
const flagOrder = termsOf(flags);
const orders: Record<FacetName, ReadonlyMap<string, number>> = Object.fromEntries(
  termsOf(facetValues).map((facet) => [facet, new Map(facetValues[facet].map((value, index) => [value as string, index]))]),
) as unknown as Record<FacetName, ReadonlyMap<string, number>>;

/** What the evidence comes to: the values of all facets, and the flags. */
export interface Settled { facets: Facets; flags: Flag[] }

/** How strong evidence is: the higher, the stronger. */
const rankOf: Record<Strength, number> = Object.fromEntries(termsOf(strengths).map((strength, index, all) => [strength, all.length - index])) as Record<Strength, number>;

/**
 * Settles each facet by its strongest evidence: weaker evidence counts only where nothing stronger speaks. Among equals all
 * effects count, and of the other facets the most dangerous value; so adding evidence of the same strength never lowers.
 */
export function settleFacets(evidence: readonly Evidence[]): Settled {
  const facets: Record<string, unknown> = { effects: settledEffects(evidence) };
  const found = new Set<string>();
  let named = 0;
  for (const { facet, value } of evidence) {
    if (facet === 'flags') found.add(value);
    else if (facet !== 'effects') named += 1;
  }
  if (named > 0) settleOthers(evidence, facets);
  // An answer that stronger evidence says holds less is not said to hold secrets.
  if (facets['sensitivityOut'] !== undefined && facets['sensitivityOut'] !== 'credentials') found.delete('secrets-read');
  return { facets: facets as unknown as Facets, flags: found.size === 0 ? [] : flagOrder.filter((flag) => found.has(flag)) };
}

function settleOthers(evidence: readonly Evidence[], facets: Record<string, unknown>): void {
  for (const facet of facetNames) {
    let value: string | undefined;
    let rank = 0;
    const order = orders[facet];
    for (const item of evidence) {
      if (item.facet !== facet) continue;
      const own = rankOf[item.strength];
      if (own < rank || (own === rank && (order.get(item.value) ?? 0) <= (order.get(value ?? '') ?? 0))) continue;
      rank = own;
      value = item.value;
    }
    if (value !== undefined) facets[facet] = value;
  }
}

/** The effects that the strongest evidence names, in the order of the vocabulary. */
export function settledEffects(evidence: readonly Evidence[]): Effect[] {
  let rank = 0;
  const named = new Set<string>();
  for (const { facet, value, strength } of evidence) {
    if (facet !== 'effects' || rankOf[strength] < rank) continue;
    if (rankOf[strength] > rank) named.clear();
    rank = rankOf[strength];
    named.add(value);
  }
  return named.size === 0 ? [] : effectOrder.filter((effect) => named.has(effect));
}
