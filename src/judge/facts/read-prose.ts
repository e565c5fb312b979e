import type { SentenceMaker } from './sentences.ts';

/** Words with apostrophes and hyphens, identifiers with underscores, and the marks that part clauses and sentences. */
const tokenPattern = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}_’'\u200b-\u200f\u2060]*(?:-[\p{L}\p{N}_]+)*|[.!?;。！？…]|\n|[,:()"“”`]|[—–•*|]| - /gu;
const hidden = /[\u200b-\u200f\u2060]/g;

/** Reads a text in any script. */
export function readProse(text: string, maker: SentenceMaker): void {
  tokenPattern.lastIndex = 0;
  for (let match = tokenPattern.exec(text); match !== null; match = tokenPattern.exec(text)) {
    const [token] = match;
    if (/^[\p{L}\p{N}_]/u.test(token)) maker.word(plainWord(token), match.index, match.index + token.length);
    else if (/^[.!?;。！？…]$/.test(token)) {
      const after = text[match.index + token.length] ?? ' ';
      if (/[\s"')\]*`]/.test(after) || /[。！？]/.test(token)) maker.end();
    } else if (token === '\n') {
      const next = text.slice(match.index, match.index + 40);
      if (!/^\s*\p{Ll}/u.test(next) || /^\s*[-*•]/.test(next)) maker.end();
    } else readMark(token, maker);
  }
}

function readMark(token: string, maker: SentenceMaker): void {
  if (/^[•*|]$/.test(token)) maker.bullet();
  else if (token === ',' || token === ':') maker.mark(token);
  else if (token === '(' || token === ')') maker.mark('(');
  else maker.mark(/["“”`]/.test(token) ? '"' : '-');
}

function plainWord(token: string): string {
  return token.replace(hidden, '').replaceAll('’', "'").toLowerCase();
}
