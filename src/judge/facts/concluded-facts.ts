import type { Evidence } from '../../schema/assessment.ts';
import { classes, effectClass, facetValues, termsOf } from '../../schema/vocabulary.ts';
import type { RiskClass } from '../../schema/vocabulary.ts';
import type { Settled } from '../verdict/settle-facets.ts';
import type { Fact, Facts } from './fact.ts';

/**
 * The facts of a tool with what the first round of rules came to, each at the place of the evidence that says it. `facts` is left
 * as it is.
 */
export function concludedFacts(facts: Facts, settled: Settled, evidence: readonly Evidence[]): Facts {
  const concluded: Facts = new Map(facts);
  const at = (word: string, says: (item: Evidence) => boolean): Fact => factAt(word, evidence.find(says) ?? evidence[0]!);
  const { effects, ...facets } = settled.facets;
  if (effects.length > 0) {
    concluded.set('tool.effect', effects.map((effect) => at(effect, ({ facet, value }) => facet === 'effects' && value === effect)));
    const worst = effects.map((effect): RiskClass => effectClass[effect]).reduce((a, b) => (classes[b].rank > classes[a].rank ? b : a));
    concluded.set('tool.class', [at(worst, ({ facet, value }) => facet === 'effects' && effectClass[value as keyof typeof effectClass] === worst)]);
  }
  const found = termsOf(facetValues).flatMap((name) => (facets[name] === undefined ? [] : [at(`${name}=${facets[name]}`, ({ facet, value }) => facet === name && value === facets[name])]));
  if (found.length > 0) concluded.set('tool.facet', found);
  if (settled.flags.length > 0) concluded.set('tool.flag', settled.flags.map((flag) => at(flag, ({ facet, value }) => facet === 'flags' && value === flag)));
  return concluded;
}

function factAt(word: string, { in: place, path, start, end, text }: Evidence): Fact {
  return { word, in: place, path, start, end, text, source: 'rest' };
}
