import type { Target } from '../../schema/policy.ts';
import { isVerified } from '../../schema/verified.ts';
import type { VerifiedClient } from '../../schema/verified.ts';

/** How well a policy is proved: a word, and what it means. */
export const proofGrades: Record<Target['proof']['grade'], { label: string; says: string }> = {
  engine: { label: 'Engine', says: 'The product itself, or an engine of its policy language, was given such policies and decided as they say.' },
  schema: { label: 'Schema', says: 'The vendor’s schema or types accept such a policy and reject a misspelled one. Nothing was run.' },
  source: { label: 'Source', says: 'Read in the vendor’s source or documentation. Nothing of the vendor’s was run.' },
};

/** The client that ran under our policies, as `verified in` … says it; null where none did as its policy says. */
export function verifiedIn(label: string, client: VerifiedClient | undefined): string | null {
  return isVerified(client) ? `${label} ${client.version}, on ${client.day}` : null;
}
