import type { Evidence } from '../../schema/verdict/assessment.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import { addConcludedFacts } from '../facts/concluded-facts.ts';
import type { Facts } from '../facts/fact.ts';
import { settleFacets } from '../verdict/settle-facets.ts';
import { compileRules } from './compile-rules.ts';
import type { CompiledRule } from './compile-rules.ts';
import { callRules, evidenceOf, matchRules } from './match-rules.ts';
import type { RuleEvidence } from './match-rules.ts';

/** What the first round says, and the rules of the second that words of the definition call. */
export interface FirstRound extends RuleEvidence { later: readonly CompiledRule[] }

/** What the first round of rules says: all that a definition states by itself. */
export function firstRound(facts: Facts, knowledge: Pick<Knowledge, 'rules' | 'lexicon'>): FirstRound {
  const now: CompiledRule[] = [];
  const later: CompiledRule[] = [];
  callRules(facts, compileRules(knowledge).stated, now, later);
  const { evidence, overruled, silenced } = evidenceOf(matchRules(facts, now));
  return { evidence, overruled, silenced, later };
}

/** What follows from what the first round came to, which is added to `facts`: who may read it, where it can go, whether it can be undone. */
export function secondRound(facts: Facts, evidence: readonly Evidence[], later: readonly CompiledRule[], knowledge: Pick<Knowledge, 'rules' | 'lexicon'>): RuleEvidence {
  if (evidence.length === 0) return { evidence: [], overruled: [], silenced: [] };
  const { concluded, asked } = compileRules(knowledge);
  addConcludedFacts(facts, settleFacets(evidence), evidence, asked);
  const called = [...later];
  callRules(facts, concluded, called, called);
  return evidenceOf(matchRules(facts, called));
}
