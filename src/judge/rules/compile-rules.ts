import type { Knowledge } from '../../schema/knowledge.ts';
import type { FactName, Rule } from '../../schema/rule.ts';
import type { FacetName, Strength } from '../../schema/vocabulary.ts';

/** A condition of a rule: one of these words must be a fact of this name; null takes any word. */
export interface Condition { fact: FactName; words: ReadonlySet<string> | null }

/** A rule, prepared for matching. */
export interface CompiledRule {
  id: string;
  when: readonly Condition[];
  unless: readonly Condition[];
  adds: readonly { facet: FacetName | 'effects' | 'flags'; value: string }[];
  strength: Strength;
}

/** All rules, by the word of their first condition: a tool meets only the rules that its own words call. */
export interface CompiledRules {
  byWord: ReadonlyMap<FactName, ReadonlyMap<string, readonly CompiledRule[]>>;
  /** Rules whose first condition takes any word. */
  byAny: ReadonlyMap<FactName, readonly CompiledRule[]>;
}

const compiled = new WeakMap<Knowledge['rules'], CompiledRules>();

/** The prepared rules; made once for each. */
export function compileRules({ rules, lexicon }: Pick<Knowledge, 'rules' | 'lexicon'>): CompiledRules {
  const known = compiled.get(rules);
  if (known !== undefined) return known;
  const made = indexRules(Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, rule]) => compileRule(id, rule, lexicon)));
  compiled.set(rules, made);
  return made;
}

/** One rule by itself, for its cases. */
export function compileRule(id: string, rule: Rule, lexicon: Knowledge['lexicon']): CompiledRule {
  return {
    id, strength: rule.strength, when: conditionsOf(rule.when, lexicon), unless: conditionsOf(rule.unless ?? {}, lexicon),
    adds: Object.entries(rule.adds).flatMap(([facet, values]) => [values].flat()
      .map((value) => ({ facet: facet as FacetName | 'effects' | 'flags', value: value as string }))),
  };
}

function conditionsOf(written: Partial<Rule['when']>, lexicon: Knowledge['lexicon']): Condition[] {
  return Object.entries(written).map(([fact, values]) => {
    const named = [values].flat() as string[];
    const words = named.includes('*') ? null : new Set(named.flatMap((name) => (Object.hasOwn(lexicon, name) ? lexicon[name] as string[] : [name])));
    return { fact: fact as FactName, words };
  });
}

function indexRules(rules: readonly CompiledRule[]): CompiledRules {
  const byWord = new Map<FactName, Map<string, CompiledRule[]>>();
  const byAny = new Map<FactName, CompiledRule[]>();
  for (const rule of rules) {
    const [first] = rule.when;
    if (first === undefined) continue;
    if (first.words === null) byAny.set(first.fact, [...byAny.get(first.fact) ?? [], rule]);
    for (const word of first.words ?? []) {
      const ofFact = byWord.get(first.fact) ?? new Map<string, CompiledRule[]>();
      byWord.set(first.fact, ofFact.set(word, [...ofFact.get(word) ?? [], rule]));
    }
  }
  return { byWord, byAny };
}
