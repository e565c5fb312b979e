import type { Knowledge } from '../../schema/knowledge.ts';
import { isSecondRound } from '../../schema/rule.ts';
import type { FactName, Rule } from '../../schema/rule.ts';
import type { FacetName, Strength } from '../../schema/vocabulary.ts';

/** A condition of a rule: one of these words must be a fact of this name; null takes any word. */
export interface Condition { fact: FactName; words: ReadonlySet<string> | null }

/** A rule, prepared for matching; `order` is its place by id. */
export interface CompiledRule {
  id: string;
  order: number;
  when: readonly Condition[];
  unless: readonly Condition[];
  adds: readonly { facet: FacetName | 'effects' | 'flags'; value: string }[];
  strength: Strength;
}

/** The rules whose first condition asks for facts of one name: by the word they ask for, and those that take any. */
export interface RulesOfFact { byWord: ReadonlyMap<string, readonly CompiledRule[]>; any: readonly CompiledRule[] }

/** Rules of a round, by their first condition: a tool meets only the rules that its own words call. */
export type CompiledRules = ReadonlyMap<FactName, RulesOfFact>;

/** All rules: those that read a definition, and those that ask for what the first came to. */
export interface Rounds { first: CompiledRules; second: CompiledRules }

const compiled = new WeakMap<Knowledge['rules'], Rounds>();

/** The prepared rules; made once for each. */
export function compileRules({ rules, lexicon }: Pick<Knowledge, 'rules' | 'lexicon'>): Rounds {
  const known = compiled.get(rules);
  if (known !== undefined) return known;
  const all = Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, rule], order) => ({ isSecond: isSecondRound(rule), compiled: compileRule(id, rule, lexicon, order) }));
  const round = (second: boolean) => indexRules(all.filter(({ isSecond }) => isSecond === second).map(({ compiled: rule }) => rule));
  const made = { first: round(false), second: round(true) };
  compiled.set(rules, made);
  return made;
}

/** One rule by itself, for its cases. */
export function compileRule(id: string, rule: Rule, lexicon: Knowledge['lexicon'], order = 0): CompiledRule {
  return {
    id, order, strength: rule.strength, when: conditionsOf(rule.when, lexicon), unless: conditionsOf(rule.unless ?? {}, lexicon),
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
  const index = new Map<FactName, { byWord: Map<string, CompiledRule[]>; any: CompiledRule[] }>();
  for (const rule of rules) {
    const [first] = rule.when;
    if (first === undefined) continue;
    const ofFact = index.get(first.fact) ?? { byWord: new Map<string, CompiledRule[]>(), any: [] };
    index.set(first.fact, ofFact);
    if (first.words === null) ofFact.any.push(rule);
    for (const word of first.words ?? []) ofFact.byWord.set(word, [...ofFact.byWord.get(word) ?? [], rule]);
  }
  return index;
}
