import type { ArgumentRule, PolicyItem } from '../../schema/policy.ts';
import { decisions, termsOf } from '../../schema/vocabulary.ts';
import type { Decision } from '../../schema/vocabulary.ts';

/** Calls of a tool that a policy lets through, under a decision: those whose arguments pass all tests. */
export interface Grant {
  decision: Exclude<Decision, 'deny'>;
  tests: ArgumentRule[];
}

/** The vocabulary lists decisions from the most to the least permissive. */
const rank = termsOf(decisions);

/** What a policy lets through of a tool, for products that deny all else: the calls that are eased, then all calls of the tool. */
export function grantsOf({ decision, eased, only = [] }: PolicyItem): Grant[] {
  const isMilder = eased !== undefined && rank.indexOf(eased.decision) < rank.indexOf(decision);
  return [
    ...(isMilder ? grant(eased.decision, [...only, ...eased.when]) : []),
    ...grant(decision, only),
  ];
}

function grant(decision: Decision, tests: ArgumentRule[]): Grant[] {
  return decision === 'deny' ? [] : [{ decision, tests }];
}

/** The one grant of a product without approval and with rates per tool: the widest that runs, which covers the narrower. */
export function runningGrant(item: PolicyItem): Grant | undefined {
  return grantsOf(item).filter(({ decision }) => decision !== 'ask').at(-1);
}
