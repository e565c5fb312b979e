import type { Decision } from '../../schema/vocabulary.ts';

/**
 * What a product does with a call that no entry of its file is about. `default` is a product that asks as long as nothing else,
 * such as a mode or a click on "always", decides otherwise: less safe than an entry that asks.
 */
export interface Stance {
  decision: Decision | 'default';
  /** Completes "X …", in the product's own words. */
  says: string;
}

/** For products that refuse whatever is not listed. */
export const denied: Stance = { decision: 'deny', says: 'denied' };

/** For requests that offer only the servers they name. */
export const notOffered: Stance = { decision: 'deny', says: 'not offered, for the request does not name the server' };

/** For products that ask; `says` completes "which asks …". */
export function asks(says: string): Stance {
  return { decision: 'default', says: `left to the product, which asks ${says}` };
}
