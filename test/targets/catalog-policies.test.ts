import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import type { PolicyItem, PolicyOutcome, TargetId } from '../../src/schema/policy.ts';
import type { DecisionTable } from '../../src/schema/knowledge/tables.ts';
import type { Decision, RiskClass, Severity } from '../../src/schema/vocabulary.ts';
import { spellItems } from '../../src/targets/names/spell-items.ts';
import { targets } from '../../src/targets/targets.ts';
import { addedRow } from './products/added-rows.ts';

const catalog = resolve(import.meta.dirname, '../../catalog');
const { rates } = parse(readFileSync(join(catalog, 'decisions.yaml'), 'utf8')) as DecisionTable;
interface Row { name: string; class: RiskClass; severity: Severity; decision: Decision }
const servers = readdirSync(join(catalog, 'assessments')).sort().map((file) => {
  const rows = JSON.parse(readFileSync(join(catalog, 'assessments', file), 'utf8')) as Row[];
  const items = rows.map((row): PolicyItem => ({ name: row.name, class: row.class, severity: row.severity, decision: row.decision, rate: rates[row.class] }));
  return { server: file.replace(/\.json$/, ''), items };
});

/** What each client does where it cannot do what is recommended, and with a tool that is not listed; the rest is as recommended. */
const lossy: Partial<Record<TargetId, Partial<Record<Decision, PolicyOutcome>> & { unlisted: PolicyOutcome }>> = {
  'claude-code': { limit: 'ask', unlisted: 'unlisted' },
  codex: { limit: 'ask', unlisted: 'deny' },
  'gemini-cli': { limit: 'ask', unlisted: 'ask' },
  'copilot-cli': { limit: 'unlisted', ask: 'unlisted', unlisted: 'unlisted' },
  opencode: { limit: 'ask', unlisted: 'ask' },
  vscode: { allow: 'unlisted', limit: 'ask', deny: 'ask', unlisted: 'unlisted' },
  cursor: { limit: 'unlisted', ask: 'unlisted', deny: 'unlisted', unlisted: 'unlisted' },
  'openai-responses': { limit: 'ask', unlisted: 'deny' },
  'claude-api': { limit: 'deny', ask: 'deny', unlisted: 'deny' },
  ...addedRow('catalog'),
};

/** What Gemini CLI says where the key of a server is too long to name all of its tools. */
const saysOpen = /^Left as they are/;

for (const [id, losses] of Object.entries(lossy)) {
  const target = targets[id as TargetId];
  describe(`${target.label}: the policy of every server of the catalog, read back`, () => {
    for (const { server, items } of servers) {
      test(`${server} decides as recommended, but for what it says it cannot`, () => {
        // A variant is the same server in a client's config.
        const serverKey = server.replace(/--.*/, '');
        const request = { serverKey, title: server, scope: 'server', items, posture: 'balanced' } as const;
        const policy = target.build(request);
        const data = target.read!(target.print(policy.data, [...policy.lossy, policy.unlisted]), serverKey);
        assert.deepEqual(policy.refused, [], 'no tool of the catalog is refused');
        for (const { item, tools } of spellItems(request, target.nameOf).items) {
          const expected = losses[item.decision] ?? item.decision;
          if (expected !== item.decision && !(['cursor', 'cline'].includes(id) && item.decision === 'ask')) assert.ok(policy.lossy.length > 0, `${item.name} is lost without a word`);
          for (const tool of tools) assert.equal(target.decide!(data, serverKey, { tool, arguments: {} }).outcome, expected, tool);
        }
        assert.equal(target.decide!(data, serverKey, { tool: 'added_tomorrow', arguments: {} }).outcome, id === 'gemini-cli' && saysOpen.test(policy.unlisted) ? 'unlisted' : losses.unlisted);
      });
    }
  });
}

test('Gemini CLI names all tools of a server whose key is no longer than most', () => {
  const open = servers.filter(({ server, items }) => /^Left/.test(targets['gemini-cli'].build({ serverKey: server, title: server, scope: 'server', items, posture: 'balanced' }).unlisted));
  assert.ok(open.every(({ server }) => `mcp_${server}_`.length > 30), open.map(({ server }) => server).join(', '));
});

test('the catalog is there', () => assert.ok(servers.length > 70 && servers.flatMap(({ items }) => items).length > 1000));
