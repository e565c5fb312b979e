import assert from 'node:assert/strict';
import type { Json } from '../../src/schema/json.ts';
import type { PolicyItem, PolicyRequest, TargetId } from '../../src/schema/policy.ts';
import { mergePolicy } from '../../src/targets/merge/merge-policy.ts';
import type { MergedPolicy } from '../../src/targets/merge/merge-policy.ts';
import { policyOutcome } from '../../src/targets/simulate/policy-outcome.ts';
import { targets } from '../../src/targets/targets.ts';
import { imaginedItem, imaginedRequest } from './imagined-request.ts';

/** Products whose policies are merged into a file that people keep other things in. */
export const merged = ['claude-code', 'cursor', 'vscode', 'opencode', 'codex', 'gemini-cli'] as const satisfies TargetId[];

/** The policy that the tables here merge: one tool for each decision, of a server called slack. */
export const slack = imaginedRequest(
  [imaginedItem('get', 'allow'), imaginedItem('list', 'limit'), imaginedItem('post', 'ask'), imaginedItem('delete', 'deny')],
  { serverKey: 'slack', title: 'Slack' },
);

/** Merges a request into a text; every tool of the request is all that the server has, unless `known` says otherwise. */
export function mergeInto(id: TargetId, text: string, request: PolicyRequest = slack, known: readonly string[] | null = request.items.map(({ name }) => name)): MergedPolicy {
  return mergePolicy(targets[id], text, { data: targets[id].build(request).data, request, known, place: 'settings' });
}

/**
 * Asserts that the product does with every tool of a request what the printed policy alone would make it do, or what an entry of the
 * file that was there before says of the tool, where that is stricter.
 */
export function assertDecides(id: TargetId, text: string | { data: Json }, request: PolicyRequest, items: readonly PolicyItem[] = request.items, before?: string): void {
  const target = targets[id];
  const data = typeof text === 'string' ? target.read!(text, 'settings') : text.data;
  const alone = target.build(request).data;
  const old = before === undefined ? null : target.read!(before, 'settings');
  const entries = old === null ? [] : target.findEntries(old, request.serverKey);
  for (const { name } of items) {
    const call = { tool: name, arguments: {} };
    const outcome = (of: Json) => policyOutcome(target, of, request.serverKey, call);
    const wanted = outcome(alone);
    const was = old !== null && entries.some((entry) => entry.matches(name)) ? outcome(old) : null;
    const stricter = was !== null && was.because !== null && was.rank > (wanted?.rank ?? 0) ? was : wanted;
    assert.equal(target.decide!(data, request.serverKey, call).outcome, stricter === was ? was?.decision : target.decide!(alone, request.serverKey, call).outcome, `${request.serverKey}: ${JSON.stringify(name)}`);
  }
}

/** The data of a text as its product reads it. */
export function dataOf(id: TargetId, text: string): Json {
  return JSON.parse(JSON.stringify(targets[id].read!(text, 'settings'))) as Json;
}
