import type { Lexicon } from '../../schema/knowledge/knowledge.ts';
import type { Rule } from '../../schema/knowledge/rule.ts';
import { PlaceError } from '../../text/errors/place-error.ts';

/** Endings of list ids: a condition that is spelled so and names no list is a misspelt one, not a word. */
const listEnding = /-(verbs|nouns|words|cues|parameters|phrases|servers)$/;

/** Conditions of rules that look like lists of the lexicon and are none: they would never hold. */
export function unknownLists(rules: Readonly<Record<string, Rule>>, lexicon: Lexicon): PlaceError[] {
  return Object.entries(rules).flatMap(([id, { when, unless }]) => [when, unless ?? {}]
    .flatMap((condition) => Object.values(condition).flat() as string[])
    .filter((name) => listEnding.test(name) && !Object.hasOwn(lexicon, name))
    .map((name) => new PlaceError(`rules/${id}.yaml`, `there is no list "${name}" in the lexicon`, 'Correct the name, or add the list.')));
}
