import type { PolicyItem } from '../../schema/policy.ts';
import type { Rate } from '../../schema/knowledge/tables.ts';
import { decisions, termsOf } from '../../schema/vocabulary.ts';

const minutes: Record<Rate['window'], number> = { minute: 1, hour: 60 };
/** The vocabulary lists decisions from the most to the least permissive. */
const rank = termsOf(decisions);

/** Of two items that share one name in a product, the one that lets less through; where arguments are tested, by the tests of both. */
export function stricterItem(a: PolicyItem, b: PolicyItem): PolicyItem {
  const stricter = { ...stricterDecision(a, b), ...worse(a, b) };
  const { eased, only, ...plain } = stricter;
  const both = [...(a.only ?? []), ...(b.only ?? [])];
  return a.eased ?? b.eased ?? a.only ?? b.only ? { ...plain, ...(both.length > 0 && { only: both }) } : hasMarks(a, b) ? stricter : stricterDecision(a, b);
}

/** What is known of either counts for both. */
function worse(a: PolicyItem, b: PolicyItem): Partial<PolicyItem> {
  const unbound = [...new Set([...(a.unbound ?? []), ...(b.unbound ?? [])])];
  return {
    ...((a.isTame ?? b.isTame) !== undefined && { isTame: a.isTame !== false && b.isTame !== false }),
    ...((a.reachesOut ?? b.reachesOut) === true && { reachesOut: true }), ...((a.isPoisoned ?? b.isPoisoned) === true && { isPoisoned: true }), ...(unbound.length > 0 && { unbound }),
  };
}

function hasMarks(a: PolicyItem, b: PolicyItem): boolean {
  return Object.keys(worse(a, b)).length > 0;
}

function stricterDecision(a: PolicyItem, b: PolicyItem): PolicyItem {
  const difference = rank.indexOf(a.decision) - rank.indexOf(b.decision);
  if (difference !== 0) return difference > 0 ? a : b;
  return perMinute(a.rate) <= perMinute(b.rate) ? a : b;
}

function perMinute({ max, window }: Rate): number {
  return max / minutes[window];
}
