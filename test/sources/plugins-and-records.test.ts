import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { planRecords } from '../../src/flow/plan-record.ts';
import { parseDocument } from '../../src/sources/parse-document.ts';
import { readRegistryRecord } from '../../src/sources/registry/registry-record.ts';
import type { Json, JsonObject } from '../../src/schema/json.ts';

const entry = { command: 'node', args: ['a.mjs'] };
const npm = { registryType: 'npm', identifier: 'notes', version: '1.0.0', transport: { type: 'stdio' } };
const record = (name: string, parts: JsonObject = { packages: [npm] }): JsonObject => ({ name, description: 'd', version: '1.0.0', ...parts });

describe('a plugin', () => {
  const rows: [given: Json, files: string[], servers: string[]][] = [
    ['./a.json', ['./a.json'], []], [['./a.json', './b.json'], ['./a.json', './b.json'], []], [['./a.json', { b: entry }], ['./a.json'], ['b']], [[{ b: entry }, { c: entry, d: 'x' }], [], ['b', 'c', 'd*']],
    [['./a.json', 5, { b: entry }, null], ['./a.json'], ['entry 2*', 'b', 'entry 4*']], [[{ b: entry }, { b: entry }], [], ['b', 'b (2)']],
  ];
  for (const [given, files, servers] of rows) {
    test(`names files, and has servers of its own: ${JSON.stringify(given)}`, () => {
      const document = parseDocument(JSON.stringify({ name: 'p', version: '1', mcpServers: given }), 'plugin.json');
      assert.deepEqual(document.kind === 'plugin' && [document.files, document.servers.map(({ server, bad }) => (bad === undefined ? server : `${server}*`))], [files, servers]);
    });
  }
  for (const given of [{ b: entry }, [{ name: 'b', ...entry }]] as Json[]) test(`is a config as any other where it has its servers as these do: ${JSON.stringify(given)}`, () => assert.equal(parseDocument(JSON.stringify({ name: 'p', mcpServers: given }), 'plugin.json').kind, 'config'));
});

describe('the list of a registry', () => {
  const meta = (parts: JsonObject): JsonObject => ({ 'io.modelcontextprotocol.registry/official': parts });
  const list: Json[] = [
    { server: record('io.x/a'), _meta: {} }, { server: record('io.x/b', { packages: [{ ...npm, registryType: 'mcpb' }] }) }, { server: record('io.x/c'), _meta: meta({ status: 'deleted' }) }, { server: record('io.x/d'), _meta: meta({ isLatest: false }) }, 'x', record('io.x/e', { remotes: [{ type: 'sse', url: 'https://e.example/' }] }),
  ];
  const expected = ['a launch', 'b bad-entry', 'c not-current', 'd not-current', 'entry 5 bad-entry', 'e launch'];
  for (const value of [{ servers: list, metadata: { count: 6 } }, list]) {
    test(`has each of its records read, and says what comes to nothing: ${Array.isArray(value) ? 'a list' : 'an answer'}`, () => {
      const document = parseDocument(JSON.stringify(value), 'list.json');
      assert.ok(document.kind === 'records');
      const plans = document.records.flatMap((each, at) => planRecords(each, at + 1));
      assert.deepEqual(plans.map((plan) => `${(plan.key ?? '').replace('io.x/', '')} ${'launch' in plan ? 'launch' : plan.instead.problem?.cause}`), expected);
    });
  }
  for (const value of [{ servers: [{ url: 'https://api.example/x', description: 'Prod' }], info: {} }, [{ server: 's', name: 'get_a', description: 'x' }], { servers: [{ server: { port: 3000 } }] }]) {
    test(`is none: ${JSON.stringify(value)}`, () => {
      let kind = 'refused';
      try {
        ({ kind } = parseDocument(JSON.stringify(value), 'list.json'));
      } catch { /* refused, as said */ }
      assert.notEqual(kind, 'records');
    });
  }
});

describe('a record with several ways to start its server', () => {
  const rows: [parts: JsonObject, note: RegExp | null, others: string[]][] = [
    [{ packages: [npm] }, null, []], [{ packages: [npm, 'x'] }, /not looked at: package 2 \(bad-record\)\./, ['io.x/y (package 2) bad-entry']], [{ packages: [5, npm] }, /package 1 \(bad-record\)/, ['io.x/y (package 1) bad-entry']],
    [{ packages: [{ ...npm, registryType: 'mcpb' }, npm], remotes: [{ type: 'sse', url: 'https://y.example/' }, { url: 'ftp://y.example/' }] }, /package 1 \(unknown-registry\), remote 1, remote 2 \(bad-address\)/, ['io.x/y (remote 2) bad-entry']],
  ];
  for (const [parts, note, others] of rows) {
    test(`says which were not taken: ${JSON.stringify(parts)}`, () => {
      const [main, ...rest] = planRecords(readRegistryRecord(record('io.x/y', parts)));
      assert.ok(main !== undefined && 'launch' in main && main.launch.kind === 'npm');
      if (note === null) assert.doesNotMatch(main.note ?? '', /not looked at/);
      else assert.match(main.note ?? '', note);
      assert.deepEqual(rest.map((plan) => `${plan.server} ${'instead' in plan ? plan.instead.problem?.cause : ''}`), others);
    });
  }
});
