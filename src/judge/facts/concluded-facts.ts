import type { Evidence } from '../../schema/verdict/assessment.ts';
import type { FactName } from '../../schema/knowledge/rule.ts';
import { classes, effectClass, facetValues, termsOf } from '../../schema/vocabulary.ts';
import type { RiskClass } from '../../schema/vocabulary.ts';
import type { Settled } from '../verdict/settle-facets.ts';
import type { Fact, Facts } from './fact.ts';

const facetNames = termsOf(facetValues);

/** Adds to the facts of a tool what the first round of rules came to, as far as rules ask, each at the place of the evidence that says it. */
export function addConcludedFacts(facts: Facts, { facets, flags }: Settled, evidence: readonly Evidence[], asked: ReadonlySet<string>): void {
  let worst: RiskClass | null = null;
  for (const effect of facets.effects) {
    const riskClass = effectClass[effect];
    if (worst === null || classes[riskClass].rank > classes[worst].rank) worst = riskClass;
    push(facts, 'tool.effect', effect, placeOf(evidence, 'effects', effect));
  }
  if (worst !== null) push(facts, 'tool.class', worst, placeOf(evidence, 'effects', facets.effects.find((effect) => effectClass[effect] === worst)!));
  for (const name of facetNames) {
    const value = facets[name];
    if (value !== undefined && asked.has(`${name}=${value}`)) push(facts, 'tool.facet', `${name}=${value}`, placeOf(evidence, name, value));
  }
  for (const flag of flags) if (asked.has(flag)) push(facts, 'tool.flag', flag, placeOf(evidence, 'flags', flag));
}

function placeOf(evidence: readonly Evidence[], facet: string, value: string): Evidence {
  for (const item of evidence) if (item.value === value && item.facet === facet) return item;
  return evidence[0]!;
}

function push(facts: Facts, name: FactName, word: string, { in: place, path, start, end, text }: Evidence): void {
  const fact: Fact = { word, in: place, path, start, end, text, source: 'rest' };
  const known = facts.get(name);
  if (known === undefined) facts.set(name, [fact]);
  else known.push(fact);
}
