import type { Evidence, OverruledEvidence } from '../../schema/assessment.ts';
import type { Fact, Facts } from '../facts/fact.ts';
import type { CompiledRule, CompiledRules, Condition } from './compile-rules.ts';

/** A rule whose `when` held, and the fact of its first condition. `because` when its `unless` stopped it. */
export interface Match { rule: CompiledRule; fact: Fact; because: Fact | null }

const none: readonly CompiledRule[] = [];

/** Every rule whose `when` holds for these facts, by id. */
export function matchRules(facts: Facts, { byWord, byAny }: CompiledRules): Match[] {
  const matches = new Map<string, Match>();
  for (const [name, list] of facts) {
    const ofFact = byWord.get(name);
    const any = byAny.get(name) ?? none;
    if (ofFact === undefined && any === none) continue;
    for (const fact of list) {
      for (const rule of ofFact?.get(fact.word) ?? none) if (!matches.has(rule.id)) tryRule(matches, rule, fact, facts);
      for (const rule of any) if (!matches.has(rule.id)) tryRule(matches, rule, fact, facts);
    }
  }
  const found = [...matches.values()];
  return found.length < 2 ? found : found.sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
}

/** Whether one rule matches by itself: for its cases. */
export function matchRule(rule: CompiledRule, facts: Facts): Match | null {
  const [first] = rule.when;
  const fact = first === undefined ? null : factFor(first, facts);
  return fact !== null && rule.when.every((condition) => factFor(condition, facts) !== null) ? { rule, fact, because: stopOf(rule, facts) } : null;
}

function tryRule(matches: Map<string, Match>, rule: CompiledRule, fact: Fact, facts: Facts): void {
  for (let index = 1; index < rule.when.length; index += 1) if (factFor(rule.when[index]!, facts) === null) return;
  matches.set(rule.id, { rule, fact, because: stopOf(rule, facts) });
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
