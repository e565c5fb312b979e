import type { SpelledItem } from '../names/spell-items.ts';
import { sayList } from './say-count.ts';
import { sayName } from './say-name.ts';

/** A sentence for each name that several tools share in a product: it cannot decide differently about them. */
export function sayShared(items: readonly SpelledItem[], product: string): string[] {
  return items.filter(({ tools }) => tools.length > 1).map(({ tools, spelling }) => (
    `${sayList(tools.map(sayName))} have one name in ${product}, ${sayName(spelling)}: the stricter decision counts for all of them.`
  ));
}
