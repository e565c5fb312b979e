/** A word of prose, in lower case, and where it stands; `mark` is what stands between it and the word before, if that matters. */
export interface ProseToken { word: string; start: number; end: number; mark: ',' | ':' | '(' | '"' | '-' | null }

/** A sentence. `heading` when it only announces what follows ("Args:", "Example:"). */
export type Sentence = ProseToken[];

/** Units of a description whose words are read; cues and verbs beyond stand in reference material. */
const mostUnits = 4000;

/** Words with apostrophes and hyphens, identifiers with underscores, and the marks that part clauses and sentences. */
const tokenPattern = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}_’'\u200b-\u200f\u2060]*(?:-[\p{L}\p{N}_]+)*|[.!?;。！？…]|\n|[,:()"“”`]|[—–•*|]| - /gu;
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
  for (const match of looked.matchAll(tokenPattern)) {
    const [token] = match;
    const after = looked[match.index + token.length] ?? ' ';
    if (/^[.!?;。！？…]$/.test(token)) {
      if (/[\s"')\]*`]/.test(after) || /[。！？]/.test(token)) end();
    } else if (token === '\n') {
      if (!/^\s*\p{Ll}/u.test(looked.slice(match.index, match.index + 40)) || /^\s*[-*•]/.test(looked.slice(match.index, match.index + 40))) end();
      else mark ??= null;
    } else if (/^[•*|]$/.test(token)) {
      if (current.length > 0) mark = '-';
    } else if (/^[\p{L}\p{N}_]/u.test(token)) {
      current.push({ word: wordOf(token), start: match.index, end: match.index + token.length, mark });
      mark = null;
    } else mark = markOf(token);
  }
  end();
  return sentences;
}

function wordOf(token: string): string {
  const plain = token.replace(hidden, '').replaceAll('’', "'").toLowerCase();
  return plain.endsWith("'s") ? plain.slice(0, -2) : plain;
}

function markOf(token: string): ProseToken['mark'] {
  if (token === ',') return ',';
  if (token === ':') return ':';
  if (token === '(' || token === ')') return '(';
  return /["“”`]/.test(token) ? '"' : '-';
}
