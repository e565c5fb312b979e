import type { PolicyItem } from '../../schema/policy.ts';
import type { Rate } from '../../schema/knowledge/tables.ts';
import { decisions, termsOf } from '../../schema/vocabulary.ts';

const minutes: Record<Rate['window'], number> = { minute: 1, hour: 60 };
/** The vocabulary lists decisions from the most to the least permissive. */
const rank = termsOf(decisions);

/** Of two items that share one name in a product, the one that lets less through; where arguments are tested, by the tests of both. */
export function stricterItem(a: PolicyItem, b: PolicyItem): PolicyItem {
  const { eased, only, ...stricter } = stricterDecision(a, b);
  const both = [...(a.only ?? []), ...(b.only ?? [])];
  return a.eased ?? b.eased ?? a.only ?? b.only ? { ...stricter, ...(both.length > 0 && { only: both }) } : stricterDecision(a, b);
}

function stricterDecision(a: PolicyItem, b: PolicyItem): PolicyItem {
  const difference = rank.indexOf(a.decision) - rank.indexOf(b.decision);
  if (difference !== 0) return difference > 0 ? a : b;
  return perMinute(a.rate) <= perMinute(b.rate) ? a : b;
}

function perMinute({ max, window }: Rate): number {
  return max / minutes[window];
}
