import type { Decision } from '../../schema/vocabulary.ts';
import type { SpelledItem } from './spell-items.ts';

/** The spellings of the tools under some decisions, in the order of the items. */
export function spellingsOf(items: readonly SpelledItem[], ...wanted: Decision[]): string[] {
  return items.filter(({ item }) => wanted.includes(item.decision)).map(({ spelling }) => spelling);
}
