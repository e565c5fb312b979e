import { findNameVerb } from '../name/find-name-verb.ts';
import { splitName } from '../name/split-name.ts';
import type { Words } from '../words/words.ts';

/** Whether a value says what to do; with `clearOnly`, in a word that is always a verb. */
export type VerbTest = (value: string, clearOnly: boolean) => boolean;

/** Tells whether a value says what to do; each value once. */
export function verbTest(words: Words): VerbTest {
  const known = new Map<string, 'clear' | 'likely' | null>();
  return (value, clearOnly) => {
    let found = known.get(value);
    if (found === undefined) {
      const { main } = findNameVerb(splitName(value), words);
      found = main === null ? null : words.verbs.get(main.base)?.grade === 'verb' ? 'clear' : 'likely';
      known.set(value, found);
    }
    return found === 'clear' || (found === 'likely' && !clearOnly);
  };
}
