import { plainLetter } from './plain-letters.ts';

/** Letters that are dressed up (full-width, of mathematics, in circles), and those of other scripts that look like Latin ones. */
const dressed = /[\u0370-\u0589\u2100-\u214f\u2460-\u24ff\ufb00-\ufb06\uff01-\uff5e]|[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f169}]/gu;

/** A text with such letters as the Latin ones a model takes them for. Of another length where one unit stands for two. */
export function foldLetters(text: string): string {
  return text.replace(dressed, (letter) => plainLetter(letter.normalize('NFKC')));
}
