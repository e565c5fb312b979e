import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccuracyRecord } from '../schema/accuracy.ts';
import type { VerifiedRecord } from '../schema/verified.ts';
import { shippedCatalog } from './package-root.ts';

/** What was measured of toolrisk itself: the accuracy of its rules, and the clients that ran under its policies. */
export interface ShippedProofs { accuracy: AccuracyRecord; verified: VerifiedRecord }

/** The proofs that come with toolrisk, whichever catalog is built. */
export async function readShippedProofs(): Promise<ShippedProofs> {
  return { accuracy: await readShipped('accuracy.json'), verified: await readShipped('verified.json') };
}

async function readShipped<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(shippedCatalog, name), 'utf8')) as T;
}
