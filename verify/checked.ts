import type { TargetId } from '../src/schema/policy.ts';

/** One thing that was looked at while a client ran, and how it came out. */
export interface Check {
  says: string;
  passed: boolean;
  /** What was seen instead; only where it did not pass. */
  found?: string;
}

/** What running one client showed. */
export interface ClientResult {
  client: TargetId;
  checks: Check[];
}

/** A check that two sets of names are the same. */
export function sameNames(says: string, wanted: readonly string[], seen: readonly string[]): Check {
  const passed = JSON.stringify([...wanted].sort()) === JSON.stringify([...new Set(seen)].sort());
  return { says, passed, ...(!passed && { found: `wanted ${JSON.stringify(wanted)}, saw ${JSON.stringify(seen)}` }) };
}
