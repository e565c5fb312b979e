import assert from 'node:assert/strict';
import type { Json } from '../../src/schema/json.ts';
import type { PolicyItem, PolicyRequest, TargetId } from '../../src/schema/policy.ts';
import { mergePolicy } from '../../src/targets/merge/merge-policy.ts';
import type { MergedPolicy } from '../../src/targets/merge/merge-policy.ts';
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

/** Asserts that the product does with every tool of a request what the printed policy alone would make it do. */
export function assertDecides(id: TargetId, text: string | { data: Json }, request: PolicyRequest, items: readonly PolicyItem[] = request.items): void {
  const target = targets[id];
  const data = typeof text === 'string' ? target.read!(text, 'settings') : text.data;
  const alone = target.build(request).data;
  for (const { name } of items) {
    const call = { tool: name, arguments: {} };
    assert.equal(target.decide!(data, request.serverKey, call).outcome, target.decide!(alone, request.serverKey, call).outcome, `${request.serverKey}: ${JSON.stringify(name)}`);
  }
}

/** The data of a text as its product reads it. */
export function dataOf(id: TargetId, text: string): Json {
  return JSON.parse(JSON.stringify(targets[id].read!(text, 'settings'))) as Json;
}
