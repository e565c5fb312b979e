import { isAscii } from './is-ascii.ts';
import { readAsciiProse } from './read-ascii-prose.ts';
import { readProse } from './read-prose.ts';
import type { Word } from './word.ts';
import type { Words } from './words.ts';

/** What stands before a word, if that matters. */
export type ProseMark = ',' | ':' | '(' | '"' | '-' | null;

/** A word of prose, in lower case, what is known of it, and where it stands; `mark` is what stands between it and the word before. */
export interface ProseToken { word: string; known: Word; start: number; end: number; mark: ProseMark }

/** A sentence. `heading` when it only announces what follows ("Args:", "Example:"). */
export type Sentence = ProseToken[];

/** Takes what a text is made of, in turn. */
export interface SentenceMaker {
  /** `word` in lower case. */
  word(word: string, start: number, end: number): void;
  mark(mark: ProseMark): void;
  /** A bullet or a bar parts clauses inside a sentence, and means nothing before its first word. */
  bullet(): void;
  end(): void;
}

/** Units of a description whose words are read; cues and verbs beyond stand in reference material. */
const mostUnits = 4000;

/** The sentences of a text. A line break ends one, unless the text goes on in lower case. */
export function sentencesOf(text: string, words: Words): Sentence[] {
  const looked = text.length > mostUnits ? text.slice(0, mostUnits) : text;
  const sentences: Sentence[] = [];
  const maker = sentenceMaker(sentences, words);
  if (isAscii(looked)) readAsciiProse(looked, maker);
  else readProse(looked, maker);
  maker.end();
  return sentences;
}

function sentenceMaker(sentences: Sentence[], words: Words): SentenceMaker {
  let current: Sentence = [];
  let before: ProseMark = null;
  return {
    word: (spelled, start, end) => {
      const plain = spelled.endsWith("'s") ? spelled.slice(0, -2) : spelled;
      const known = words.of(plain);
      current.push({ word: known.text === '' ? plain : known.text, known, start, end, mark: before });
      before = null;
    },
    mark: (mark) => { before = mark; },
    bullet: () => { if (current.length > 0) before = '-'; },
    end: () => {
      if (current.length > 0) sentences.push(current);
      current = [];
      before = null;
    },
  };
}
