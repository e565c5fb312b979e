import type { Evidence, OverruledEvidence } from '../../schema/assessment.ts';
import type { Fact, Facts } from '../facts/fact.ts';
import type { CompiledRule, CompiledRules, Condition } from './compile-rules.ts';

/** A rule whose `when` held, and the fact of its first condition. `because` when its `unless` stopped it. */
export interface Match { rule: CompiledRule; fact: Fact; because: Fact | null }

/** Every rule whose `when` holds for these facts, by id. */
export function matchRules(facts: Facts, { byFact }: CompiledRules): Match[] {
  const matches: Match[] = [];
  for (const [name, list] of facts) {
    const called = byFact.get(name);
    if (called === undefined) continue;
    for (const fact of list) {
      const ofWord = called.byWord.get(fact.word);
      if (ofWord !== undefined) for (const rule of ofWord) tryRule(matches, rule, fact, facts);
      for (const rule of called.any) tryRule(matches, rule, fact, facts);
    }
  }
  return matches.length < 2 ? matches : matches.sort((a, b) => a.rule.order - b.rule.order);
}

/** Whether one rule matches by itself: for its cases. */
export function matchRule(rule: CompiledRule, facts: Facts): Match | null {
  const [first] = rule.when;
  const fact = first === undefined ? null : factFor(first, facts);
  return fact !== null && rule.when.every((condition) => factFor(condition, facts) !== null) ? { rule, fact, because: stopOf(rule, facts) } : null;
}

/** A rule that matched is not tried again. They are few, so looking through them takes less than a set. */
function tryRule(matches: Match[], rule: CompiledRule, fact: Fact, facts: Facts): void {
  for (const match of matches) if (match.rule === rule) return;
  for (let index = 1; index < rule.when.length; index += 1) if (factFor(rule.when[index]!, facts) === null) return;
  matches.push({ rule, fact, because: stopOf(rule, facts) });
}

function stopOf(rule: CompiledRule, facts: Facts): Fact | null {
  for (const condition of rule.unless) {
    const fact = factFor(condition, facts);
    if (fact !== null) return fact;
  }
  return null;
}

function factFor({ fact, words }: Condition, facts: Facts): Fact | null {
  const known = facts.get(fact);
  if (known === undefined) return null;
  for (const one of known) if (words === null || words.has(one.word)) return one;
  return null;
}

/** What the matches say, one piece of evidence for each value they add, apart from what an `unless` stopped. */
export function evidenceOf(matches: readonly Match[]): { evidence: Evidence[]; overruled: OverruledEvidence[] } {
  const evidence: Evidence[] = [];
  const overruled: OverruledEvidence[] = [];
  for (const { rule, fact, because } of matches) {
    for (const { facet, value } of rule.adds) {
      const item: Evidence = { facet, value, in: fact.in, path: fact.path, start: fact.start, end: fact.end, text: fact.text, rule: rule.id, strength: rule.strength };
      if (because === null) evidence.push(item);
      else overruled.push({ ...item, because: { in: because.in, path: because.path, start: because.start, end: because.end, text: because.text } });
    }
  }
  return { evidence, overruled };
}
