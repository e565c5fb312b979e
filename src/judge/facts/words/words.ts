import type { Knowledge } from '../../../schema/knowledge/knowledge.ts';
import { phrasesOf } from './phrases.ts';
import type { Phrases } from './phrases.ts';
import { formsOf } from './word-forms.ts';
import type { FormKind } from './word-forms.ts';

/** How surely a word is a verb where it may be one: always, mostly, or only where nothing else is. */
export type VerbGrade = 'verb' | 'likely' | 'noun';

/** A verb form that a word is. */
export interface VerbForm { base: string; kind: FormKind; grade: VerbGrade }

/** The lexicon, prepared for looking words up. */
export interface Words {
  verbs: ReadonlyMap<string, VerbForm>;
  /** What stands before a hyphen in a verb of two words: most words are none of these. */
  pairStarts: ReadonlySet<string>;
  cues: Phrases;
  openers: Phrases;
  is(list: GrammarList, word: string): boolean;
  /** Verbs that look something up or work it out. */
  reads: ReadonlySet<string>;
  /** Verbs that add something, and take nothing away. */
  creates: ReadonlySet<string>;
}

/** Lists of `lexicon/grammar.yaml` that finding facts rests on. */
export const grammarLists = [
  'adverbs', 'conditional-openers', 'container-nouns', 'coordinators', 'determiners', 'introducers', 'likely-verbs', 'negations',
  'usage-openers', 'using-verbs', 'name-verbs', 'objects-named', 'open-verbs', 'sequels', 'explaining-verbs', 'consequence-words', 'stored-nouns', 'adjective-verbs', 'gone-participles', 'being-words', 'time-words', 'call-words', 'status-verbs', 'storing-verbs', 'setting-verbs', 'predicates', 'telling-nouns', 'telling-endings', 'closing-verbs', 'lookup-verbs', 'measure-nouns', 'nounlike-verbs', 'pliable-verbs', 'prepositions', 'section-heads', 'sentence-openers', 'api-prefixes', 'read-endings', 'read-operations', 'thing-verbs', 'trailing-verbs',
] as const;
export type GrammarList = (typeof grammarLists)[number];

const prepared = new WeakMap<Knowledge['lexicon'], Words>();

/** The prepared lexicon; made once for each. */
export function wordsOf(lexicon: Knowledge['lexicon']): Words {
  const known = prepared.get(lexicon);
  if (known !== undefined) return known;
  const made = prepare(lexicon);
  prepared.set(lexicon, made);
  return made;
}

function prepare(lexicon: Knowledge['lexicon']): Words {
  const grammar = new Map(grammarLists.map((id) => [id, new Set(lexicon[id] ?? [])]));
  const is = (list: GrammarList, word: string) => grammar.get(list)?.has(word) ?? false;
  const lists = Object.entries(lexicon);
  const verbs = verbForms(lists.filter(([id]) => id.endsWith('-verbs') && !grammar.has(id as GrammarList)).flatMap(([, words]) => words), is);
  return {
    is, verbs, pairStarts: new Set([...verbs.keys()].flatMap((form) => [...form.matchAll(/-/g)].map(({ index }) => form.slice(0, index)))),
    creates: new Set(lexicon['create-verbs'] ?? []),
    reads: new Set([...lexicon['observe-verbs'] ?? [], ...lexicon['compute-verbs'] ?? []]),
    cues: phrasesOf(lists.filter(([id]) => id.endsWith('-cues')).flatMap(([, phrases]) => phrases)),
    openers: phrasesOf(lexicon['sentence-openers'] ?? []),
  };
}

function verbForms(verbs: readonly string[], is: Words['is']): Map<string, VerbForm> {
  const forms = new Map<string, VerbForm>();
  for (const base of verbs) {
    const grade: VerbGrade = is('nounlike-verbs', base) ? 'noun' : is('likely-verbs', base) ? 'likely' : 'verb';
    for (const [form, kind] of formsOf(base)) if (kind === 'base' || !forms.has(form)) forms.set(form, { base, kind, grade });
  }
  return forms;
}
