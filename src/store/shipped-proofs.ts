import type { AccuracyRecord } from '../schema/accuracy.ts';
import type { VerifiedRecord } from '../schema/verified.ts';
import { readShipped } from './read/read-shipped.ts';

/** What was measured of toolrisk itself: the accuracy of its rules, and the clients that ran under its policies. */
export interface ShippedProofs { accuracy: AccuracyRecord; verified: VerifiedRecord }

/** The proofs that come with toolrisk, whichever catalog is built. */
export async function readShippedProofs(): Promise<ShippedProofs> {
  return { accuracy: await readShipped('catalog/accuracy.json'), verified: await readShipped('catalog/verified.json') };
}
