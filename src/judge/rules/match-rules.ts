import type { Evidence, OverruledEvidence } from '../../schema/assessment.ts';
import type { Fact, Facts } from '../facts/fact.ts';
import { isAscii } from '../facts/is-ascii.ts';
import type { FactName } from '../../schema/rule.ts';
import type { CompiledRule, CompiledRules, Condition } from './compile-rules.ts';

/** A rule whose `when` held, and the fact of its first condition. `because` when its `unless` stopped it, with what it asked for. */
export interface Match { rule: CompiledRule; fact: Fact; because: { fact: Fact; asked: FactName } | null }

/** Every rule whose `when` holds for these facts, by id. */
export function matchRules(facts: Facts, rules: CompiledRules): Match[] {
  const matches: Match[] = [];
  const matched = new Set<CompiledRule>();
  for (const [name, list] of facts) {
    const ofFact = rules.get(name);
    if (ofFact === undefined) continue;
    for (const fact of list) {
      const called = ofFact.byWord.get(fact.word);
      if (called !== undefined) tryRules(called, fact, facts, matches, matched);
      if (ofFact.any.length > 0) tryRules(ofFact.any, fact, facts, matches, matched);
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

/** Adds the rules of a fact that hold, and that no fact before it has matched. */
function tryRules(rules: readonly CompiledRule[], fact: Fact, facts: Facts, matches: Match[], matched: Set<CompiledRule>): void {
  for (const rule of rules) {
    if (matched.has(rule) || !restHolds(rule, facts)) continue;
    matched.add(rule);
    matches.push({ rule, fact, because: stopOf(rule, facts) });
  }
}

function restHolds({ when }: CompiledRule, facts: Facts): boolean {
  for (let index = 1; index < when.length; index += 1) if (factFor(when[index]!, facts) === null) return false;
  return true;
}

function stopOf(rule: CompiledRule, facts: Facts): Match['because'] {
  let stop: Match['because'] = null;
  for (const condition of rule.unless) {
    const fact = factFor(condition, facts);
    if (fact === null) continue;
    if (condition.fact !== 'name.verb') return { fact, asked: condition.fact };
    stop ??= { fact, asked: condition.fact };
  }
  return stop;
}

function factFor({ fact, words }: Condition, facts: Facts): Fact | null {
  const known = facts.get(fact);
  if (known === undefined) return null;
  for (const one of known) if (words === null || words.has(one.word)) return one;
  return null;
}

/** What rules say; `silenced` is what of the overruled nothing but the verb of the name stopped, and not weakly said. */
export interface RuleEvidence { evidence: Evidence[]; overruled: OverruledEvidence[]; silenced: Evidence[] }

/** What the matches say, one piece of evidence for each value they add, apart from what an `unless` stopped. */
export function evidenceOf(matches: readonly Match[]): RuleEvidence {
  const evidence: Evidence[] = [];
  const silenced: Evidence[] = [];
  const overruled: OverruledEvidence[] = [];
  for (const { rule, fact, because } of matches) {
    for (const { facet, value } of rule.adds) {
      const item: Evidence = { facet, value, in: fact.in, path: fact.path, start: fact.start, end: fact.end, text: fact.text, rule: rule.id, strength: rule.strength };
      if (because === null) {
        evidence.push(item);
        continue;
      }
      const { in: place, path, start, end, text } = because.fact;
      overruled.push({ ...item, because: { in: place, path, start, end, text } });
      if (because.asked === 'name.verb' && facet === 'effects' && rule.strength !== 'weak' && fact.in !== 'name' && isAscii(fact.text)) silenced.push(item);
    }
  }
  return { evidence, overruled, silenced };
}
