import type { SpelledItem } from '../names/spell-items.ts';
import { sayShared } from './say-shared.ts';
import { asksInstead, sayUnlimited } from './say-unlimited.ts';
import { sayUntested } from './say-untested.ts';
import { deniedInstead, runsInstead, sayUnasked } from './say-unasked.ts';

/** What a product cannot express that allows, asks and denies by name alone. */
export function sayAskingLosses(items: readonly SpelledItem[], product: string): string[] {
  return [...sayUnlimited(items, product, asksInstead), ...sayUntested(items, product), ...sayShared(items, product)];
}

/** What a product cannot express that lets a tool through or not, by name alone. */
export function sayGateLosses(items: readonly SpelledItem[], product: string): string[] {
  return [...sayUnlimited(items, product, runsInstead), ...sayUnasked(items, product, deniedInstead), ...sayUntested(items, product), ...sayShared(items, product)];
}
