import type { Json } from '../../schema/json.ts';
import type { Product } from '../product.ts';
import { policyOutcome } from '../simulate/policy-outcome.ts';
import { sayCount, sayList } from '../words/say-count.ts';
import { sayName } from '../words/say-name.ts';
import type { MergeRequest } from './merge.ts';

/** Tools that one note names. */
const mostNamed = 5;

/**
 * Tools that the server does not list now and whose entries a merge took out (`removed`, as the product spells them), although these
 * denied the tool, or asked where it would run without them. A list may lack tools that come back: the server may have been started
 * read-only, or without a right.
 */
export function goneStricter(target: Product, before: Json, after: Json | null, removed: readonly string[], { request: { serverKey } }: MergeRequest): string[] {
  if (after === null) return [];
  const any = target.nameOf(serverKey, 'x');
  const prefix = 'name' in any ? any.name.slice(0, -1) : '';
  const tools = removed.flatMap((spelling) => [...new Set([spelling, ...(spelling.startsWith(prefix) ? [spelling.slice(prefix.length)] : [])])]);
  return [...new Set(tools)].filter((tool) => {
    const call = { tool, arguments: {} };
    const [was, is] = [policyOutcome(target, before, serverKey, call), policyOutcome(target, after, serverKey, call)];
    if (was === null || is === null || was.because === null) return false;
    return is.rank < was.rank || (was.decision === 'deny' && is.because !== was.because);
  });
}

/** What is said of entries that stay. */
export function stayingNotes(tools: readonly string[]): string[] {
  if (tools.length === 0) return [];
  const named = tools.length > mostNamed ? [...tools.slice(0, mostNamed).map(sayName), sayCount(tools.length - mostNamed, 'other tool')] : tools.map(sayName);
  return [`The server does not list ${sayList(named)} now, and what the file denies or asks there stays: take the entries out if the server lost such tools for good.`];
}
