import type { Knowledge } from '../../schema/knowledge.ts';
import { askedWords } from './asked-words.ts';
import type { AskedWords } from './asked-words.ts';
import { phrasesOf } from './phrases.ts';
import type { Phrases } from './phrases.ts';
import { grammarLists, listBits } from './word.ts';
import type { GrammarList, VerbForm, VerbGrade, Word } from './word.ts';
import { formsOf, pluralsOf, singular } from './word-forms.ts';

/** The lexicon and what the rules ask for, prepared for looking words up. */
export interface Words {
  /** All that is known of a word in lower case; one with an empty text for a word that nothing is known of. */
  of(text: string): Word;
  verbs: ReadonlyMap<string, VerbForm>;
  cues: Phrases;
  openers: Phrases;
  /** Verbs that look something up or work it out. */
  reads: ReadonlySet<string>;
  asked: AskedWords;
}

const prepared = new WeakMap<Knowledge['rules'], Words>();

/** The prepared words; made once for each. */
export function wordsOf(knowledge: Pick<Knowledge, 'lexicon' | 'rules'>): Words {
  const known = prepared.get(knowledge.rules);
  if (known !== undefined) return known;
  const made = prepare(knowledge);
  prepared.set(knowledge.rules, made);
  return made;
}

function prepare({ lexicon, rules }: Pick<Knowledge, 'lexicon' | 'rules'>): Words {
  const lists = Object.entries(lexicon);
  const grammar: ReadonlySet<string> = new Set(grammarLists);
  const bits = bitsOfWords(lexicon);
  const verbs = verbForms(lists.filter(([id]) => id.endsWith('-verbs') && !grammar.has(id)).flatMap(([, words]) => words), bits);
  const parts = {
    verbs, asked: askedWords(rules, lexicon), reads: new Set([...lexicon['observe-verbs'] ?? [], ...lexicon['compute-verbs'] ?? []]),
    cues: phrasesOf(lists.filter(([id]) => id.endsWith('-cues')).flatMap(([, phrases]) => phrases)),
    openers: phrasesOf(lexicon['sentence-openers'] ?? []),
  };
  return { ...parts, of: lookUp(parts, bits) };
}

/** Every word that means anything is known beforehand, plurals too; so nothing of a stranger's text is kept. */
function lookUp({ verbs, asked, cues, openers }: Omit<Words, 'of'>, bits: ReadonlyMap<string, number>): Words['of'] {
  const pairStarts = new Set([...verbs.keys()].flatMap(startsOf));
  const wordOf = (text: string): Word => {
    const one = singular(text);
    return {
      text, one, verb: verbs.get(text), lists: bits.get(text) ?? 0, startsPair: pairStarts.has(text), startsCue: cues.starts.has(text), startsOpener: openers.starts.has(text),
      asked: asked.bitsOf(one), askedAsIs: asked.bitsOf(text), startsAsked: asked.starts.has(text),
    };
  };
  const texts = [verbs.keys(), bits.keys(), pairStarts, cues.starts, openers.starts, asked.all, asked.starts, [...asked.all].flatMap(pluralsOf)].flatMap((some) => [...some]);
  const known = new Map(texts.map((text) => [text, wordOf(text)]));
  const unknown = wordOf('');
  return (text) => known.get(text) ?? unknown;
}

function startsOf(form: string): string[] {
  return [...form.matchAll(/-/g)].map(({ index }) => form.slice(0, index));
}

function bitsOfWords(lexicon: Knowledge['lexicon']): Map<string, number> {
  const bits = new Map<string, number>();
  for (const list of grammarLists) for (const word of lexicon[list] ?? []) bits.set(word, (bits.get(word) ?? 0) | listBits[list]);
  return bits;
}

function verbForms(verbs: readonly string[], bits: ReadonlyMap<string, number>): Map<string, VerbForm> {
  const is = (list: GrammarList, word: string) => ((bits.get(word) ?? 0) & listBits[list]) !== 0;
  const forms = new Map<string, VerbForm>();
  for (const base of verbs) {
    const grade: VerbGrade = is('nounlike-verbs', base) ? 'noun' : is('likely-verbs', base) ? 'likely' : 'verb';
    for (const [form, kind] of formsOf(base)) if (kind === 'base' || !forms.has(form)) forms.set(form, { base, kind, grade });
  }
  return forms;
}
