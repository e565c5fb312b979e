import type { Knowledge } from '../../schema/knowledge.ts';
import { factNames } from '../../schema/rule.ts';
import type { FactName } from '../../schema/rule.ts';
import { termsOf } from '../../schema/vocabulary.ts';
import { compileRules } from '../rules/compile-rules.ts';

/** What rules ask for. Most words of a definition are asked for by no rule, and never become facts. */
export interface AskedWords {
  /** The facts as which rules ask for this word, a bit of `factBits` for each. */
  bitsOf(word: string): number;
  /** Words before a hyphen of an asked phrase. */
  starts: ReadonlySet<string>;
  all: readonly string[];
}

/** The bit of each fact. */
export const factBits = Object.fromEntries(termsOf(factNames).map((name, index) => [name, 1 << index])) as Record<FactName, number>;

/** Facts that are made of others. */
const madeOf: Partial<Record<FactName, readonly FactName[]>> = { object: ['name.object', 'description.object'], head: ['name.head', 'description.head'] };

/** Prepares what a set of rules asks for. */
export function askedWords(rules: Knowledge['rules'], lexicon: Knowledge['lexicon']): AskedWords {
  const bits = new Map<string, number>();
  let always = 0;
  for (const { fact, words } of conditionsOf({ rules, lexicon })) {
    const asked = [fact, ...madeOf[fact] ?? []].reduce((sum, name) => sum | factBits[name], 0);
    if (words === null) always |= asked;
    for (const word of words ?? []) bits.set(word, (bits.get(word) ?? 0) | asked);
  }
  return {
    bitsOf: (word) => (bits.get(word) ?? 0) | always, all: [...bits.keys()],
    starts: new Set([...bits.keys()].flatMap((word) => [...word.matchAll(/-/g)].map(({ index }) => word.slice(0, index)))),
  };
}

function conditionsOf(knowledge: Pick<Knowledge, 'rules' | 'lexicon'>) {
  return compileRules(knowledge).all.flatMap(({ when, unless }) => [...when, ...unless]);
}
