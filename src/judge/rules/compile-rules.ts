import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import { concludedFacts, isSecondRound } from '../../schema/knowledge/rule.ts';
import type { FactName, Rule } from '../../schema/knowledge/rule.ts';
import type { FacetName, Strength } from '../../schema/vocabulary.ts';

/** A condition of a rule: one of these words must be a fact of this name; null takes any word. */
export interface Condition { fact: FactName; words: ReadonlySet<string> | null }

/** A rule, prepared for matching; `order` is its place by id. */
export interface CompiledRule {
  id: string;
  order: number;
  when: readonly Condition[];
  /** The same, those first that are looked up fastest and hold least often. */
  checks: readonly Condition[];
  unless: readonly Condition[];
  adds: readonly { facet: FacetName | 'effects' | 'flags'; value: string }[];
  strength: Strength;
  isSecond: boolean;
  /** Number of the search that met it last: a set of those met would cost more than the rules. */
  met: number;
}

/** Rules whose rarest condition asks for facts of one name: by the word they ask for, and those that take any. */
export interface RulesOfFact { byWord: ReadonlyMap<string, readonly CompiledRule[]>; any: readonly CompiledRule[] }

/** Rules of a round, by their rarest condition: a tool meets only the rules that its own words call. */
export type CompiledRules = ReadonlyMap<FactName, RulesOfFact>;

/**
 * All rules. `stated`: by a word of the definition, of both rounds, so that words are looked up once; `concluded`: those of the
 * second round that ask for nothing but what the first came to; `asked`: the words of that they ask for.
 */
export interface Rounds { stated: CompiledRules; concluded: CompiledRules; asked: ReadonlySet<string> }

const compiled = new WeakMap<Knowledge['rules'], Rounds>();

/** The prepared rules; made once for each. */
export function compileRules({ rules, lexicon }: Pick<Knowledge, 'rules' | 'lexicon'>): Rounds {
  const known = compiled.get(rules);
  if (known !== undefined) return known;
  const all = Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, rule], order) => compileRule(id, rule, lexicon, order));
  const isConcluded = (rule: CompiledRule) => concludedFacts.has(rarestOf(rule)?.fact ?? '');
  const asked = all.flatMap(({ when, unless }) => [...when, ...unless]).filter(({ fact }) => concludedFacts.has(fact)).flatMap(({ words }) => [...words ?? []]);
  const made = { stated: indexRules(all.filter((rule) => !isConcluded(rule))), concluded: indexRules(all.filter(isConcluded)), asked: new Set(asked) };
  compiled.set(rules, made);
  return made;
}

/** One rule by itself, for its cases. */
export function compileRule(id: string, rule: Rule, lexicon: Knowledge['lexicon'], order = 0): CompiledRule {
  const when = conditionsOf(rule.when, lexicon);
  return {
    id, order, isSecond: isSecondRound(rule), met: 0, strength: rule.strength, when, checks: [...when].sort((a, b) => costOf(a) - costOf(b)), unless: conditionsOf(rule.unless ?? {}, lexicon),
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

/** Facts from those that few tools have in common to those that nearly all have: where a rule is looked up. */
const rarest: readonly FactName[] = [
  'definition.finding', 'name.phrase', 'description.cue', 'description.also', 'input.value', 'output.property', 'name.maybe', 'server.word', 'input.parameter', 'input.required',
  'input.free-text', 'name.head', 'name.object', 'head', 'object', 'description.head', 'description.object', 'name.word', 'title.verb', 'description.verbs', 'server.domain',
  'description.verb', 'name.verbs', 'name.verb', 'description.word', 'verb', 'tool.facet', 'hint', 'server.holds', 'tool.flag', 'interface', 'input.shape', 'tool.effect', 'tool.class',
];

/** Of one word are what other rules came to and what a server is about; of few a verb; of many a sentence. */
function costOf({ fact }: Condition): number {
  if (fact.startsWith('tool.') || fact.startsWith('server.')) return 0;
  return fact.endsWith('.word') ? 2 : 1;
}

function rarestOf({ when }: CompiledRule): Condition | undefined {
  const rank = ({ fact, words }: Condition) => rarest.indexOf(fact) + (words === null ? rarest.length : 0);
  return when.reduce<Condition | undefined>((least, next) => (least === undefined || rank(next) < rank(least) ? next : least), undefined);
}

function indexRules(rules: readonly CompiledRule[]): CompiledRules {
  const index = new Map<FactName, { byWord: Map<string, CompiledRule[]>; any: CompiledRule[] }>();
  for (const rule of rules) {
    const called = rarestOf(rule);
    if (called === undefined) continue;
    const ofFact = index.get(called.fact) ?? { byWord: new Map<string, CompiledRule[]>(), any: [] };
    index.set(called.fact, ofFact);
    if (called.words === null) ofFact.any.push(rule);
    for (const word of called.words ?? []) {
      const ofWord = ofFact.byWord.get(word);
      if (ofWord === undefined) ofFact.byWord.set(word, [rule]);
      else ofWord.push(rule);
    }
  }
  return index;
}
