import type { PolicyItem, PolicyRequest } from '../../schema/policy.ts';
import { sayName } from './say-name.ts';

/** A request in which nothing asks: for a client with a mode that skips asking, under the posture that takes no chance. */
export function withoutAsking(request: PolicyRequest): PolicyRequest {
  return { ...request, items: request.items.map(denied) };
}

function denied(item: PolicyItem): PolicyItem {
  const { eased, ...rest } = item;
  const decision = item.decision === 'ask' ? 'deny' : item.decision;
  return { ...rest, decision, ...(eased !== undefined && eased.decision !== 'ask' && { eased }) };
}

/** That what should ask is denied, and why; nothing where it is not. */
export function sayDeniedAsks({ items }: PolicyRequest, { items: denied }: PolicyRequest, product: string): string[] {
  const changed = items.filter(({ decision }, index) => decision !== denied[index]?.decision);
  const [first] = changed;
  if (first === undefined) return [];
  const which = changed.length === 1 ? `${sayName(first.name)} is` : `${changed.length} tools are`;
  return [`A mode of ${product} lets run unasked what should ask, so posture strict denies it: ${which} denied instead.`];
}
