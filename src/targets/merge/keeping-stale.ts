import type { Json } from '../../schema/json.ts';
import type { PolicyItem } from '../../schema/policy.ts';
import type { Decision } from '../../schema/vocabulary.ts';
import type { Product } from '../product.ts';
import { policyOutcome } from '../simulate/policy-outcome.ts';
import { sayCount, sayList } from '../words/say-count.ts';
import { sayName } from '../words/say-name.ts';
import type { MergeRequest } from './merge.ts';

/** Tools that one note names. */
const mostNamed = 5;

/** What lets less through stands later. */
const order: readonly Decision[] = ['allow', 'limit', 'ask', 'deny'];

/**
 * The same request, but that entries stay by which a tool is denied or asked about that the server does not list, where without them
 * more would be let through: a list of tools may be that of another start of the server. `tried` says what a merge makes of the file,
 * and which entries it takes out.
 */
export function keepingStale(target: Product, before: Json, merge: MergeRequest, tried: (request: MergeRequest) => { data: Json | null; removed: readonly string[] }): { request: MergeRequest; notes: string[] } {
  const { request, known } = merge;
  const first = tried(merge);
  if (known === null) return { request: merge, notes: [] };
  const loosened = (tools: readonly string[], data: Json | null) => tools.filter((tool) => data !== null && isLoosened(target, request.serverKey, tool, before, data));
  const kept = loosened([...new Set(first.removed.map((entry) => toolOf(target, request.serverKey, entry)))], first.data);
  if (kept.length === 0) return { request: merge, notes: [] };
  const named = kept.length > mostNamed ? [...kept.slice(0, mostNamed).map(sayName), sayCount(kept.length - mostNamed, 'other tool')] : kept.map(sayName);
  const notes = [`The server does not list ${sayList(named)}, but what the file says of it stays: without it more would be let through.`];
  const leaving = { ...merge, known: [...known, ...kept] };
  // Where a rule of ours takes the effect from what is left, it is said again behind ours.
  const again = loosened(kept, tried(leaving).data);
  if (again.length === 0) return { request: leaving, notes };
  const items = [...request.items, ...again.map((name) => heldItem(name, policyOutcome(target, before, request.serverKey, { tool: name, arguments: {} })!.decision))];
  const held = { ...request, items };
  return { request: { ...leaving, request: held, data: target.build(held).data }, notes };
}

/** A tool of which nothing is known but what becomes of it. */
function heldItem(name: string, decision: Decision): PolicyItem {
  return { name, class: 'read', severity: 'low', decision, rate: { max: 1, window: 'minute', because: '' } };
}

/** The tool that an entry spells: what is left of it behind what comes before every tool of the server. */
function toolOf(target: Product, serverKey: string, entry: string): string {
  const ends = Array.from({ length: entry.length }, (_, start) => entry.slice(start));
  return ends.find((tool) => {
    const said = target.nameOf(serverKey, tool);
    return 'name' in said && said.name === entry;
  }) ?? entry;
}

function isLoosened(target: Product, serverKey: string, tool: string, before: Json, after: Json): boolean {
  const [was, is] = [before, after].map((data) => policyOutcome(target, data, serverKey, { tool, arguments: {} }));
  if (!was || !is || was.because === null) return false;
  return order.indexOf(is.decision) < order.indexOf(was.decision) || (is.depends && !was.depends);
}
