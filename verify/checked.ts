import type { TargetId } from '../src/schema/policy.ts';
import type { ClientCheck } from '../src/schema/verified.ts';

export type Check = ClientCheck;

/** What running one client showed. */
export interface ClientResult {
  client: TargetId;
  checks: Check[];
  /** What could not be tried with it, one sentence each. */
  notRun?: string[];
}

/** A check that two sets of names are the same. */
export function sameNames(says: string, wanted: readonly string[], seen: readonly string[]): Check {
  const passed = JSON.stringify([...wanted].sort()) === JSON.stringify([...new Set(seen)].sort());
  return { says, passed, ...(!passed && { found: `wanted ${JSON.stringify(wanted)}, saw ${JSON.stringify(seen)}` }) };
}
