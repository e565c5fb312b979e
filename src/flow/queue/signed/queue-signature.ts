import { createHmac, timingSafeEqual } from 'node:crypto';
import type { QueueKey } from './queue-key.ts';

/** What is signed: each is a domain of its own, so that the signature of one is never that of another. */
export type SignedThing = 'job' | 'result' | 'holder';

/** Length of a signature in characters. */
export const signatureLength = 64;

/**
 * Signature of some texts in this order: HMAC-SHA-256, in hexadecimal. Each text is preceded by its length in bytes, so that
 * no two lists of texts are the same to it.
 */
export function queueSignature(key: QueueKey, what: SignedThing, texts: readonly string[]): string {
  const mac = createHmac('sha256', key);
  for (const text of [`toolrisk queue ${what} 1`, ...texts]) {
    const bytes = Buffer.from(text, 'utf8');
    mac.update(`${bytes.length}:`).update(bytes);
  }
  return mac.digest('hex');
}

/** Whether a signature is that of these texts; takes as long for every wrong one. */
export function isSignedBy(key: QueueKey, what: SignedThing, texts: readonly string[], signature: string): boolean {
  return /^[0-9a-f]{64}$/.test(signature) && timingSafeEqual(Buffer.from(signature, 'hex'), Buffer.from(queueSignature(key, what, texts), 'hex'));
}
