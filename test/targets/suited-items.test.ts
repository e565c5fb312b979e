import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PolicyItem, TargetId } from '../../src/schema/policy.ts';
import { targets } from '../../src/targets/targets.ts';
import { imaginedItem, imaginedRequest } from './imagined-request.ts';

const noAsking = ['policylayer', 'intercept', 'claude-api', 'toolhive', 'agentgateway', 'agentcore', 'envoy-ai-gateway', 'cerbos', 'litellm', 'docker-mcp-gateway'] as const satisfies TargetId[];
const outcome = (id: TargetId, item: PolicyItem, rest: { run?: string[]; posture?: 'permissive' } = {}, isApproved?: true) => {
  const request = imaginedRequest([item], rest);
  return targets[id].decide!(targets[id].build(request).data, request.serverKey, { tool: item.name, arguments: {}, ...(isApproved && { isApproved }) }).outcome;
};

describe('where nobody can be asked', () => {
  for (const id of noAsking) {
    test(`what should ask is denied, unless a person names it; a poisoned tool always, whatever is chosen: ${id}`, () => {
      const plain = imaginedItem('merge_it', 'ask');
      const poisoned = { ...plain, isPoisoned: true as const };
      assert.equal(outcome(id, plain), 'deny');
      assert.ok(['allow', 'limit'].includes(outcome(id, plain, { run: ['merge_it'] })));
      for (const rest of [{}, { run: ['merge_it'] }, { posture: 'permissive' as const }]) {
        assert.equal(outcome(id, poisoned, rest), 'deny');
        assert.equal(outcome(id, poisoned, rest, true), 'deny', 'also with the role');
        assert.equal(outcome(id, { ...poisoned, decision: 'limit' }, rest), 'deny');
      }
      assert.match(targets[id].build(imaginedRequest([plain], { run: ['merge_it'] })).lossy[0]!, /you let run by name what should ask: merge_it\./);
    });
  }
});

describe('where nothing counts calls', () => {
  const read = (rest: Partial<PolicyItem> = {}): PolicyItem => ({ ...imaginedItem('read_it', 'limit'), class: 'read', isTame: true, ...rest });
  for (const id of ['claude-code', 'codex', 'gemini-cli', 'opencode'] as const) {
    test(`a client runs tame reads that should be limited, and asks about all else: ${id}`, () => {
      assert.equal(outcome(id, read()), 'allow');
      for (const item of [read({ isTame: false }), { ...imaginedItem('write_it', 'limit'), class: 'write' as const }]) assert.equal(outcome(id, item), 'ask');
      assert.match(targets[id].build(imaginedRequest([read()])).lossy.join('\n'), /It runs what should be limited where that only reads.*: read_it\./);
    });
  }
  for (const id of ['agentgateway', 'agentcore', 'envoy-ai-gateway', 'cerbos', 'litellm', 'docker-mcp-gateway'] as const) {
    test(`an engine runs writes without a way out, says so first with the strict form, and holds what reaches out: ${id}`, () => {
      const write: PolicyItem = { ...imaginedItem('write_it', 'limit'), class: 'write' };
      assert.equal(outcome(id, write), 'allow');
      assert.match(targets[id].build(imaginedRequest([imaginedItem('ask_it', 'ask'), write])).lossy[0]!, /cannot limit how often a tool runs \(posture strict, the strict form, lets none of these run\)/);
      for (const item of [{ ...write, reachesOut: true as const }, read({ isTame: false })]) assert.equal(outcome(id, item), 'deny');
      assert.equal(outcome(id, read()), 'allow');
    });
    test(`an engine that runs by name what should be limited and is not tame says who chose that: ${id}`, () => {
      const { lossy } = targets[id].build(imaginedRequest([read({ isTame: false })], { run: ['read_it'] }));
      assert.match(lossy[0]!, /you let run by name what should ask: read_it\./);
      assert.doesNotMatch(lossy.join('\n'), /where that only reads/);
    });
  }
});

describe('where a mode that the file cannot forbid lets run what should ask', () => {
  for (const id of ['goose', 'kiro', 'docker-agent', 'roo-code'] as const) {
    test(`posture strict denies it, and the mode is named: ${id}`, () => {
      const request = { ...imaginedRequest([imaginedItem('ask_it', 'ask')]), posture: 'strict' as const };
      const { data, lossy } = targets[id].build(request);
      assert.equal(targets[id].decide!(data, request.serverKey, { tool: 'ask_it', arguments: {} }).outcome, 'deny');
      assert.match(lossy.join('\n'), /lets run unasked what should ask, so posture strict denies it: ask_it is denied/);
      assert.equal(targets[id].modes?.length, 1);
    });
  }
});
