import type { NameCollision } from '../schema/verdict/assessment.ts';
import { plainLetters } from './facts/letters/plain-letters.ts';

/** Names of tools that a model, or a person in a hurry, cannot tell apart: ignoring case, separators and look-alike letters. In the order of the first of each. */
export function nameCollisions(names: readonly string[]): NameCollision[] {
  return [...Map.groupBy(names, (name) => plainLetters(name) || name)].filter(([, alike]) => alike.length > 1).map(([, alike]) => ({ name: alike[0] as string, tools: alike }));
}
