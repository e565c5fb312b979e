import type { Json } from '../../schema/json.ts';
import type { PolicyItem } from '../../schema/policy.ts';
import { sampleArguments } from '../arguments/sample-arguments.ts';
import type { Product } from '../product.ts';
import { policyOutcome } from '../simulate/policy-outcome.ts';
import type { PolicyOutcomeOf } from '../simulate/policy-outcome.ts';
import { sayCount, sayList } from '../words/say-count.ts';
import { sayName } from '../words/say-name.ts';
import type { MergeRequest } from './merge.ts';

/** Tools that one note names. */
const mostNamed = 5;
/** A tool that no server has: what becomes of it becomes of those that a server adds later. */
const later = 'tool_of_tomorrow';

/**
 * The same request, but that a tool about which the file is stricter than recommended keeps what the file says of it: somebody chose
 * that. A note names such tools.
 */
export function withoutWeakening(target: Product, before: Json, merge: MergeRequest): { request: MergeRequest; notes: string[] } {
  const { request, data } = merge;
  const kept: string[] = [];
  const entries = target.findEntries(before, request.serverKey);
  const items = request.items.map((item): PolicyItem => {
    // A tool that no entry names is one that nobody has decided about, also where a list leaves it out.
    const stricter = entries.some((entry) => entry.matches(item.name)) ? stricterBefore(target, before, data, request.serverKey, item) : null;
    if (stricter === null) return item;
    kept.push(item.name);
    const { eased: _eased, ...rest } = item;
    return { ...rest, decision: stricter.decision };
  });
  if (kept.length === 0) return { request: merge, notes: [] };
  const held = { ...request, items };
  const named = kept.length > mostNamed ? [...kept.slice(0, mostNamed).map(sayName), sayCount(kept.length - mostNamed, 'other tool')] : kept.map(sayName);
  return {
    request: { ...merge, request: held, data: target.build(held).data },
    notes: [`The file is stricter than recommended about ${sayList(named)}, and stays so: take its entries out to have the recommendation.`],
  };
}

/**
 * What an entry of the file says of a tool, where that lets less through than the recommendation does. Bounds of an argument may be
 * replaced by others; so an answer that depends on arguments counts for calls in which nothing bounded stands.
 */
function stricterBefore(target: Product, before: Json, recommended: Json, serverKey: string, item: PolicyItem): PolicyOutcomeOf | null {
  const bounded = new Set((item.only ?? []).map(({ parameter }) => parameter));
  for (const given of [...sampleArguments(item), {}]) {
    const call = { tool: item.name, arguments: given };
    const [was, wanted] = [policyOutcome(target, before, serverKey, call), policyOutcome(target, recommended, serverKey, call)];
    if (was === null || wanted === null || was.because === null || was.decision === 'limit') continue;
    const counts = !was.depends || Object.keys(given).every((parameter) => !bounded.has(parameter));
    if (counts && Math.ceil(was.rank) > Math.ceil(wanted.rank)) return was;
  }
  return null;
}

/** Whether tools that nobody lists would be let through more easily than before. */
export function opensRest(target: Product, before: Json, after: Json | null, { request: { serverKey } }: MergeRequest): boolean {
  const outcome = (data: Json) => policyOutcome(target, data, serverKey, { tool: later, arguments: {} });
  const [was, is] = [outcome(before), after === null ? null : outcome(after)];
  return was !== null && is !== null && is.rank < was.rank;
}

/** The same request without a word about tools that are not listed. */
export function leavingRest(target: Product, merge: MergeRequest): MergeRequest {
  const request = { ...merge.request, scope: 'tool' as const };
  return { ...merge, request, data: target.build(request).data };
}
