import type { FormKind } from './word-forms.ts';

/** How surely a word is a verb where it may be one: always, mostly, or only where nothing else is. */
export type VerbGrade = 'verb' | 'likely' | 'noun';

/** A verb form that a word is. */
export interface VerbForm { base: string; kind: FormKind; grade: VerbGrade }

/** All that the lexicon holds of a word, and what rules ask of it: found once, and then read without looking anything up. */
export interface Word {
  /** In lower case; empty for a word that nothing is known of. */
  text: string;
  /** Its singular. */
  one: string;
  verb: VerbForm | undefined;
  /** The grammar lists that hold it, a bit for each. */
  lists: number;
  /** Whether it stands before a hyphen in a verb of two words: most words do not. */
  startsPair: boolean;
  startsCue: boolean;
  startsOpener: boolean;
  /** The facts as which a rule asks for its singular, a bit for each. */
  asked: number;
  /** The facts as which a rule asks for it as it stands. */
  askedAsIs: number;
  /** Whether rules ask for a phrase that it begins. */
  startsAsked: boolean;
}

/** Lists of `lexicon/grammar.yaml` that finding facts rests on. */
export const grammarLists = [
  'adverbs', 'conditional-openers', 'container-nouns', 'coordinators', 'determiners', 'introducers', 'likely-verbs', 'negations',
  'closing-verbs', 'measure-nouns', 'nounlike-verbs', 'pliable-verbs', 'prepositions', 'section-heads', 'sentence-openers', 'api-prefixes', 'read-endings', 'read-operations', 'thing-verbs', 'trailing-verbs',
] as const;
export type GrammarList = (typeof grammarLists)[number];

/** The bit of each list in `Word.lists`. */
export const listBits = Object.fromEntries(grammarLists.map((list, index) => [list, 1 << index])) as Record<GrammarList, number>;

/** Whether a list of the grammar holds a word. */
export function isIn({ lists }: Word, list: GrammarList): boolean {
  return (lists & listBits[list]) !== 0;
}
