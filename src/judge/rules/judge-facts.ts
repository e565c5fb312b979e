import type { Evidence } from '../../schema/assessment.ts';
import type { Knowledge } from '../../schema/knowledge.ts';
import { addConcludedFacts } from '../facts/concluded-facts.ts';
import type { Facts } from '../facts/fact.ts';
import { settleFacets } from '../verdict/settle-facets.ts';
import { compileRules } from './compile-rules.ts';
import { evidenceOf, matchRules } from './match-rules.ts';
import type { RuleEvidence } from './match-rules.ts';

/** What the first round of rules says: all that a definition states by itself. */
export function firstRound(facts: Facts, knowledge: Pick<Knowledge, 'rules' | 'lexicon'>): RuleEvidence {
  return evidenceOf(matchRules(facts, compileRules(knowledge).first));
}

/** What follows from what the first round came to, which is added to `facts`: who may read it, where it can go, whether it can be undone. */
export function secondRound(facts: Facts, evidence: readonly Evidence[], knowledge: Pick<Knowledge, 'rules' | 'lexicon'>): RuleEvidence {
  if (evidence.length === 0) return { evidence: [], overruled: [], silenced: [] };
  const { second, asked } = compileRules(knowledge);
  addConcludedFacts(facts, settleFacets(evidence), evidence, asked);
  return evidenceOf(matchRules(facts, second));
}
