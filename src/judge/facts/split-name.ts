import { isAscii } from './is-ascii.ts';
import type { Word } from './word.ts';
import type { Words } from './words.ts';

/** A word of a name, in lower case, and where it stands. */
export interface NamePart { word: string; start: number; end: number }

/** The same with what is known of the word. */
export interface NameToken extends NamePart { known: Word }

/** Units of a name that are looked at: longer names are no names. */
const mostUnits = 400;

/**
 * Capitals before a capitalised word ("VPC" of "VPCPeering"), plural acronyms ("VPCs"), words, capitals, numbers with one or two
 * letters ("s3", "ec2", "v1"), numbers, and runs of scripts without case.
 */
const wordPattern = /\p{Lu}{2,}s(?![\p{Ll}\p{M}])|\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]{1,2}\p{N}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+|\p{N}+|[\p{Lo}\p{Lm}\p{M}]+/gu;

/** The same for ASCII, where it takes half the time. */
const asciiPattern = /[A-Z]{2,}s(?![a-z])|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]{1,2}[0-9]+(?![a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+/g;

/** Most names are words in small letters with marks between them, and need no pattern to be read. */
const isPlain = /^[a-z_\-./ ]*$/;
const plainWord = /^[a-z]+$/;

/** The words of a name in any spelling: snake, kebab, camel, dots, slashes, spaces, acronyms. */
export function splitName(name: string): NamePart[] {
  return partsOf(name, (word, start, end) => ({ word, start, end }));
}

/** `splitName`, with what is known of each word. */
export function readName(name: string, words: Words): NameToken[] {
  return partsOf(name, (word, start, end) => ({ word, start, end, known: words.of(word) }));
}

/** A name as kebab-case: how rules and lists spell parameters and values. */
export function kebab(name: string): string {
  return plainWord.test(name) && name.length <= mostUnits ? name : splitName(name).map(({ word }) => word).join('-');
}

function partsOf<T>(name: string, made: (word: string, start: number, end: number) => T): T[] {
  const looked = name.length > mostUnits ? name.slice(0, mostUnits) : name;
  return isPlain.test(looked) ? plainParts(looked, made) : patternParts(looked, made);
}

function patternParts<T>(looked: string, made: (word: string, start: number, end: number) => T): T[] {
  const pattern = isAscii(looked) ? asciiPattern : wordPattern;
  const parts: T[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(looked); match !== null; match = pattern.exec(looked)) parts.push(made(match[0].toLowerCase(), match.index, match.index + match[0].length));
  return parts;
}

/** Runs of small letters. */
function plainParts<T>(looked: string, made: (word: string, start: number, end: number) => T): T[] {
  const parts: T[] = [];
  let start = 0;
  for (let index = 0; index <= looked.length; index += 1) {
    const code = looked.charCodeAt(index);
    if (code >= 97 && code <= 122) continue;
    if (index > start) parts.push(made(looked.slice(start, index), start, index));
    start = index + 1;
  }
  return parts;
}
