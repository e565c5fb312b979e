import { isAscii } from '../letters/is-ascii.ts';

/** A word of prose, in lower case, and where it stands; `mark` is what stands between it and the word before, if that matters. */
export interface ProseToken { word: string; start: number; end: number; mark: ',' | ':' | '(' | '"' | '-' | null }

/** A sentence. `heading` when it only announces what follows ("Args:", "Example:"). */
export type Sentence = ProseToken[];

/** Units of a description whose words are read; cues and verbs beyond stand in reference material. */
const mostUnits = 4000;

/** Words with apostrophes and hyphens, identifiers with underscores, and the marks that part clauses and sentences. */
const tokenPattern = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}_’'\u200b-\u200f\u2060]*(?:-[\p{L}\p{N}_]+)*|[.!?;。！？…]|\n|[,:()"“”`]|[—–•*|]| - /gu;
/** The same for ASCII, where it takes half the time. */
const asciiPattern = /\w[\w']*(?:-\w+)*|[.!?;]|\n|[,:()"`]|[*|]| - /g;
const hidden = /[\u200b-\u200f\u2060]/g;

/** The sentences of a text. A line break ends one, unless the text goes on in lower case. */
export function sentencesOf(text: string): Sentence[] {
  const looked = text.slice(0, mostUnits);
  const sentences: Sentence[] = [];
  let current: Sentence = [];
  let mark: ProseToken['mark'] = null;
  const end = () => {
    if (current.length > 0) sentences.push(current);
    current = [];
    mark = null;
  };
  const ascii = isAscii(looked);
  const pattern = ascii ? asciiPattern : tokenPattern;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(looked); match !== null; match = pattern.exec(looked)) {
    const [token] = match;
    if (ascii ? startsAsciiWord(token) : /^[\p{L}\p{N}_]/u.test(token)) {
      current.push({ word: ascii ? plainWord(token) : wordOf(token), start: match.index, end: match.index + token.length, mark });
      mark = null;
    } else if (/^[.!?;。！？…]$/.test(token)) {
      const after = looked[match.index + token.length] ?? ' ';
      if (/[\s"')\]*`]/.test(after) || /[。！？]/.test(token)) end();
    } else if (token === '\n') {
      const next = looked.slice(match.index, match.index + 40);
      if (!/^\s*\p{Ll}/u.test(next) || /^\s*[-*•]/.test(next)) end();
    } else if (/^[•*|]$/.test(token)) {
      if (current.length > 0) mark = '-';
    } else mark = markOf(token);
  }
  end();
  return sentences;
}

/** Whether a token of ASCII begins with a letter, a digit or an underscore. */
function startsAsciiWord(token: string): boolean {
  const code = token.charCodeAt(0);
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

function wordOf(token: string): string {
  return plainWord(token.replace(hidden, '').replaceAll('’', "'"));
}

function plainWord(token: string): string {
  const plain = token.toLowerCase();
  return plain.endsWith("'s") ? plain.slice(0, -2) : plain;
}

function markOf(token: string): ProseToken['mark'] {
  if (token === ',') return ',';
  if (token === ':') return ':';
  if (token === '(' || token === ')') return '(';
  return /["“”`]/.test(token) ? '"' : '-';
}
