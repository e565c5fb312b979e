import { mostTold } from '../text/errors/place-error.ts';

/** Names in a sentence: the first, and how many more there are. */
export function sayFirst(names: readonly string[]): string {
  return names.length <= mostTold ? names.join(', ') : `${names.slice(0, mostTold).join(', ')} and ${names.length - mostTold} more`;
}
