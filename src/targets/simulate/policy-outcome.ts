import type { Json } from '../../schema/json.ts';
import type { PolicyCall } from '../../schema/policy.ts';
import type { Decision } from '../../schema/vocabulary.ts';
import type { Product } from '../product.ts';
import { sayRate } from '../words/say-rate.ts';
import { tightest } from './limit.ts';
import type { Limit } from './limit.ts';

/** What becomes of a call under a policy, whether an entry or the product itself decides. */
export interface PolicyOutcomeOf {
  /** How strict it is: the higher, the less is let through. */
  rank: number;
  /** What happens, where that is one of the four; a product that asks unless something else decides asks. */
  decision: Decision;
  /** In words: "ask", "limit, 30 times a minute", "deny, but not for every call", "no rule, so it asks by default". */
  says: string;
  /** The same where no entry is about the tool: in the words of the product, completing "tools not listed: …". */
  byDefault: string | null;
  /** The entry that decides; null where none is about the tool. */
  because: string | null;
  limit?: Limit;
  /** Other calls of the tool may get a milder answer: with other arguments, or from callers with a role. */
  depends: boolean;
}

/** Decisions in order; what is left to a product that asks is weaker than an entry that asks. */
const ranks = { allow: 0, limit: 1, default: 2, ask: 3, deny: 4 } as const;
/** With a way round it, a decision is weaker than without. */
const roundabout = 0.5;

/** Asks the product's semantics, and says what it does where no entry decides. */
export function policyOutcome(target: Product, data: Json, serverKey: string, call: PolicyCall): PolicyOutcomeOf | null {
  const answer = target.decide?.(data, serverKey, call);
  if (answer === undefined) return null;
  const stance = answer.outcome === 'unlisted' ? target.stance(data) : null;
  const outcome = answer.outcome === 'unlisted' ? (stance as { decision: Decision | 'default' }).decision : answer.outcome;
  const depends = answer.depends === true && outcome !== 'allow' && outcome !== 'default';
  const limit = outcome === 'limit' ? tightest(target.limits?.(data, call) ?? []) : undefined;
  return {
    rank: ranks[outcome] - (depends ? roundabout : 0), decision: outcome === 'default' ? 'ask' : outcome,
    says: stance === null || depends ? `${sayOutcome(outcome as Decision, limit)}${depends ? ', but not for every call' : ''}` : `no rule, so it ${byDefault[stance.decision]}`,
    byDefault: stance?.says ?? null,
    because: stance === null ? answer.because : null, depends, ...(limit !== undefined && { limit }),
  };
}

const byDefault = { allow: 'runs by default', limit: 'is limited by default', ask: 'asks', default: 'asks by default', deny: 'is denied' } as const;

function sayOutcome(decision: Decision, limit: Limit | undefined): string {
  if (limit === undefined) return decision;
  return `limit, ${sayRate({ max: limit.max, window: limit.window as 'minute', because: '' })}`;
}

/** Negative when `a` lets more through than `b`. */
export function compareOutcomes(a: PolicyOutcomeOf, b: PolicyOutcomeOf): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.limit === undefined || b.limit === undefined) return 0;
  return b.limit.max / b.limit.seconds - a.limit.max / a.limit.seconds;
}
