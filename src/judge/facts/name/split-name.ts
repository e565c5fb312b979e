import { isAscii } from '../letters/is-ascii.ts';

/** A word of a name, in lower case, and where it stands. */
export interface NameToken { word: string; start: number; end: number }

/** Units of a name that are looked at: longer names are no names. */
const mostUnits = 400;

/**
 * Capitals before a capitalised word ("VPC" of "VPCPeering"), plural acronyms ("VPCs"), words, capitals, numbers with one or two
 * letters ("s3", "ec2", "v1"), numbers, and runs of scripts without case.
 */
const wordPattern = /\p{Lu}{2,}s(?![\p{Ll}\p{M}])|\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]{1,2}\p{N}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+|\p{N}+|[\p{Lo}\p{Lm}\p{M}]+/gu;

/** The same for ASCII, where it takes half the time. */
const asciiPattern = /[A-Z]{2,}s(?![a-z])|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]{1,2}[0-9]+(?![a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+/g;

/** The words of a name in any spelling: snake, kebab, camel, dots, slashes, spaces, acronyms. */
export function splitName(name: string): NameToken[] {
  const looked = name.slice(0, mostUnits);
  const pattern = isAscii(looked) ? asciiPattern : wordPattern;
  const tokens: NameToken[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(looked); match !== null; match = pattern.exec(looked)) {
    tokens.push({ word: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/** A name as kebab-case: how rules and lists spell parameters and values. */
export function kebab(name: string): string {
  return splitName(name).map(({ word }) => word).join('-');
}
