import { wordsOf } from './address-patterns.ts';

/** The other spellings of an argument that servers usually know, for languages that can ask for a name and not for a pattern. */
export function usualSpellings(parameter: string): string[] {
  const words = wordsOf(parameter).map((word) => word.toLowerCase());
  const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
  const [first = '', ...others] = words;
  const lower = [words.join('_'), words.join('-'), words.join(''), [first, ...others.map(capital)].join('')];
  const all = [...lower, ...lower.map((name) => name.toUpperCase()), ...lower.map(capital), capital(parameter)];
  return [...new Set(all)].filter((name) => name !== parameter);
}
