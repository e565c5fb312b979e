import type { Evidence } from '../../schema/assessment.ts';
import type { FactName } from '../../schema/rule.ts';
import { classes, effectClass, facetValues, termsOf } from '../../schema/vocabulary.ts';
import type { Effect, RiskClass } from '../../schema/vocabulary.ts';
import type { Settled } from '../verdict/settle-facets.ts';
import type { Fact, Facts } from './fact.ts';

const facetNames = termsOf(facetValues);

/** Adds to the facts of a tool what the first round of rules came to, as far as rules ask, each at the place of the evidence that says it. */
export function addConcludedFacts(facts: Facts, { facets, flags }: Settled, evidence: readonly Evidence[], asked: ReadonlySet<string>): void {
  const add = (name: FactName, words: readonly Fact[]) => { if (words.length > 0) facts.set(name, [...words]); };
  const at = (word: string, facet: string, value: string): Fact => factAt(word, evidence.find((item) => item.facet === facet && item.value === value) ?? evidence[0]!);
  add('tool.effect', facets.effects.map((effect) => at(effect, 'effects', effect)));
  const worst = facets.effects.reduce<Effect | null>((a, b) => (a === null || classes[effectClass[b]].rank > classes[effectClass[a]].rank ? b : a), null);
  if (worst !== null) add('tool.class', [at(effectClass[worst] satisfies RiskClass, 'effects', worst)]);
  add('tool.facet', facetNames.flatMap((name) => (facets[name] === undefined || !asked.has(`${name}=${facets[name]}`) ? [] : [at(`${name}=${facets[name]}`, name, facets[name])])));
  add('tool.flag', flags.filter((flag) => asked.has(flag)).map((flag) => at(flag, 'flags', flag)));
}

function factAt(word: string, { in: place, path, start, end, text }: Evidence): Fact {
  return { word, in: place, path, start, end, text, source: 'rest' };
}
