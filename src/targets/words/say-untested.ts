import type { SpelledItem } from '../names/spell-items.ts';
import { sayName } from './say-name.ts';

/** That a product decides by the name of a tool alone, where the policy would look at the arguments too. */
export function sayUntested(items: readonly SpelledItem[], product: string): string[] {
  const eased = items.filter(({ item }) => item.eased !== undefined && item.decision !== item.eased.decision);
  const bound = items.filter(({ item }) => item.only !== undefined && item.only.length > 0 && item.decision !== 'deny');
  return [
    ...sayOf(eased, (names) => `${product} cannot look at arguments, so the stricter decision counts for every call of ${names}.`),
    ...sayOf(bound, (names) => `${product} cannot look at arguments, so nothing checks those of ${names}.`),
  ];
}

function sayOf(items: readonly SpelledItem[], sentence: (names: string) => string): string[] {
  const [first] = items;
  if (first === undefined) return [];
  return [sentence(items.length === 1 ? sayName(first.item.name) : `${items.length} tools`)];
}
