import type { Evidence, Facets } from '../../schema/assessment.ts';
import { effects, facetValues, flags, strengths, termsOf } from '../../schema/vocabulary.ts';
import type { Effect, FacetName, Flag, Strength } from '../../schema/vocabulary.ts';

/** Strengths from the strongest to the weakest. */
const ranked = termsOf(strengths);
const effectOrder = termsOf(effects);
const flagOrder = termsOf(flags);
const orders: Record<FacetName, ReadonlyMap<string, number>> = Object.fromEntries(
  termsOf(facetValues).map((facet) => [facet, new Map(facetValues[facet].map((value, index) => [value as string, index]))]),
) as unknown as Record<FacetName, ReadonlyMap<string, number>>;

/** What the evidence comes to: the values of all facets, and the flags. */
export interface Settled { facets: Facets; flags: Flag[] }

/**
 * Settles each facet by its strongest evidence: weaker evidence counts only where nothing stronger speaks. Among equals all
 * effects count, and of the other facets the most dangerous value; so adding evidence of the same strength never lowers.
 */
export function settleFacets(evidence: readonly Evidence[]): Settled {
  const facets: Record<string, unknown> = { effects: settledEffects(evidence) };
  for (const facet of termsOf(facetValues)) {
    const value = settledValue(evidence, facet);
    if (value !== undefined) facets[facet] = value;
  }
  const found = new Set(evidence.filter((item) => item.facet === 'flags').map((item) => item.value));
  return { facets: facets as unknown as Facets, flags: flagOrder.filter((flag) => found.has(flag)) };
}

/** The effects that the strongest evidence names, in the order of the vocabulary. */
export function settledEffects(evidence: readonly Evidence[]): Effect[] {
  const found = new Set(strongest(evidence.filter((item) => item.facet === 'effects')).map((item) => item.value));
  return effectOrder.filter((effect) => found.has(effect));
}

function settledValue(evidence: readonly Evidence[], facet: FacetName): string | undefined {
  const order = orders[facet];
  return strongest(evidence.filter((item) => item.facet === facet))
    .reduce<string | undefined>((worst, { value }) => (worst === undefined || (order.get(value) ?? 0) > (order.get(worst) ?? 0) ? value : worst), undefined);
}

function strongest(evidence: readonly Evidence[]): readonly Evidence[] {
  const strength: Strength | undefined = ranked.find((rank) => evidence.some((item) => item.strength === rank));
  return evidence.filter((item) => item.strength === strength);
}
