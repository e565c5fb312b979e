import type { SpelledItem } from '../names/spell-items.ts';
import { sayName } from './say-name.ts';
import { sayRate } from './say-rate.ts';

/** That a product has no rates, and what it does with the limited tools instead; `instead` completes "X …". */
export function sayUnlimited(items: readonly SpelledItem[], product: string, instead: { all: string; many: string; one: string }): string[] {
  const limited = items.filter(({ item }) => item.decision === 'limit');
  if (limited.length === 0) return [];
  const { item } = limited[0] as SpelledItem;
  const which = limited.length > 1 ? `${limited.length} tools ${instead.many}` : `${sayName(item.name)}, at most ${sayRate(item.rate)}, ${instead.one}`;
  const strict = instead.all === runsFreely ? ' (posture strict, the strict form, lets none of these run)' : '';
  return [`${product} cannot limit how often a tool runs${strict}, so what should be limited ${instead.all}: ${which} instead.`];
}

/** What limited tools do where nothing counts and nobody asks. */
export const runsFreely = 'runs without a limit';

/** For products that can ask. */
export const asksInstead = { all: 'asks', many: 'ask before each call', one: 'asks before each call' };
