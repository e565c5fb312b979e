import type { Evidence, OverruledEvidence } from '../../schema/verdict/assessment.ts';
import type { Fact, Facts } from '../facts/fact.ts';
import { isAscii } from '../facts/letters/is-ascii.ts';
import type { FactName } from '../../schema/knowledge/rule.ts';
import type { CompiledRule, CompiledRules, Condition } from './compile-rules.ts';

/** A rule whose `when` held, and the fact of its first condition. `because` when its `unless` stopped it, with what it asked for. */
export interface Match { rule: CompiledRule; fact: Fact; because: { fact: Fact; asked: FactName } | null }

/** Searches made so far; each has its number. */
let searches = 0;

/** Adds the rules that words of these facts call, each once: to `now` those of the first round, to `later` those of the second. */
export function callRules(facts: Facts, rules: CompiledRules, now: CompiledRule[], later: CompiledRule[]): void {
  const search = (searches += 1);
  for (const [name, ofFact] of rules) {
    const known = facts.get(name);
    if (known === undefined) continue;
    for (let index = 0; index < known.length; index += 1) {
      const called = ofFact.byWord.get(known[index]!.word);
      if (called !== undefined) addCalled(called, search, now, later);
    }
    if (ofFact.any.length > 0) addCalled(ofFact.any, search, now, later);
  }
}

function addCalled(rules: readonly CompiledRule[], search: number, now: CompiledRule[], later: CompiledRule[]): void {
  for (let index = 0; index < rules.length; index += 1) {
    const rule = rules[index]!;
    if (rule.met === search) continue;
    rule.met = search;
    (rule.isSecond ? later : now).push(rule);
  }
}

/** Of these rules those whose `when` holds for these facts, by id. */
export function matchRules(facts: Facts, called: readonly CompiledRule[]): Match[] {
  const matches: Match[] = [];
  for (let index = 0; index < called.length; index += 1) {
    const match = matchRule(called[index]!, facts);
    if (match !== null) matches.push(match);
  }
  return matches.length < 2 ? matches : matches.sort((a, b) => a.rule.order - b.rule.order);
}

/** Whether one rule matches: its first fact, and what stops it. */
export function matchRule(rule: CompiledRule, facts: Facts): Match | null {
  const fact = firstFact(rule, facts);
  return fact === null ? null : { rule, fact, because: stopOf(rule, facts) };
}

/** The fact of the first condition, where all of them hold. */
function firstFact({ when, checks }: CompiledRule, facts: Facts): Fact | null {
  const first = when[0]!;
  let found: Fact | null = null;
  for (let index = 0; index < checks.length; index += 1) {
    const fact = factFor(checks[index]!, facts);
    if (fact === null) return null;
    if (checks[index] === first) found = fact;
  }
  return found;
}

function stopOf(rule: CompiledRule, facts: Facts): Match['because'] {
  let stop: Match['because'] = null;
  for (const condition of rule.unless) {
    const fact = factFor(condition, facts);
    if (fact === null) continue;
    // Only a verb of the name that is told by name silences a sentence; a rule for names without any verb isn't about this one.
    if (condition.fact !== 'name.verb' || condition.words === null) return { fact, asked: condition.words === null ? 'name.maybe' : condition.fact };
    stop ??= { fact, asked: condition.fact };
  }
  return stop;
}

function factFor({ fact, words }: Condition, facts: Facts): Fact | null {
  const known = facts.get(fact);
  if (known === undefined) return null;
  if (words === null) return known[0] ?? null;
  for (let index = 0; index < known.length; index += 1) if (words.has(known[index]!.word)) return known[index]!;
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
