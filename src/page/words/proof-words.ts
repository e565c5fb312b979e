import type { Target } from '../../schema/policy.ts';
import { isVerified } from '../../schema/verified.ts';
import type { VerifiedRecord } from '../../schema/verified.ts';

/** The client that ran under our policies, as `verified in` … says it; null where none did as its policy says, or only its documentation was read. */
export function verifiedIn({ id, label, proof }: Target, verified: VerifiedRecord): string | null {
  const client = verified[id];
  return proof.level === 'run' && isVerified(client) ? `${label} ${client.version}, on ${client.day}` : null;
}
