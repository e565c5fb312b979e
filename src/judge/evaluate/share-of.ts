import type { Share } from '../../schema/share.ts';

/** The share of items that are right. */
export function shareOf<T>(items: readonly T[], isRight: (item: T) => boolean): Share {
  return { right: items.filter(isRight).length, of: items.length };
}
