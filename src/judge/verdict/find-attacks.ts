import type { Assessment } from '../../schema/verdict/assessment.ts';
import type { Attack } from '../../schema/knowledge/attack.ts';
import type { Flag } from '../../schema/vocabulary.ts';

/** How the documented attack patterns fit a tool: those it is exposed to, and the flags another tool must bring for each. */
export function findAttacks(flags: readonly Flag[], attacks: Readonly<Record<string, Attack>>): Assessment['attacks'] {
  return Object.entries(attacks).sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(([, { exposed }]) => exposed.any.some((flag) => flags.includes(flag)))
    .map(([id, { exposed }]) => ({ id, with: exposed.with.some((flag) => flags.includes(flag)) ? [] : exposed.with }));
}
