import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import stringWidth from 'string-width';
import { formats } from '../../src/report/formats.ts';
import type { FormatId } from '../../src/report/formats.ts';
import { plainStyle } from '../../src/report/report.ts';
import type { ScannedServer } from '../../src/report/scanned-server.ts';
import { hiddenCharacters } from '../../src/text/visible.ts';
import { hostileNames, imaginedTool } from './imagined-tool.ts';

const head = { toolrisk: '1.2.3', rules: 'abc' };

function report(format: FormatId, servers: ScannedServer[], columns = 80): string {
  const made = formats[format](head, { ...plainStyle, columns });
  return made.begin() + servers.map((server) => made.server(server)).join('') + made.end();
}

const mixed: ScannedServer = {
  server: 'files', outcome: 'listed', tools: [
    imaginedTool('read_it'),
    imaginedTool('drop_it', { class: 'destructive', severity: 'critical', decision: 'deny', subBadges: ['Permissions'] }),
    imaginedTool('do_it', { class: 'write', severity: 'medium', decision: 'limit', couldBe: { class: 'execute', severity: 'high' }, confidence: { value: 0.3, band: 'low' } }),
  ],
};
const broken: ScannedServer = { server: 'gone', outcome: 'failed', tools: [], problem: { cause: 'exited', says: 'it ended at once.', remedy: 'Start it by hand.' } };
const hostile: ScannedServer = { server: 'evil\u001b[0m\u202e|<b>', outcome: 'listed', tools: hostileNames.map((name) => imaginedTool(name)) };

describe('a table', () => {
  test('shows the worst tools first, then counts, and last what could not be listed', () => {
    assert.equal(report('table', [broken, mixed]), [
      'files · 3 tools',
      'SEVERITY  CLASS         DECISION  TOOL',
      'critical  destructive   deny      drop_it       Permissions',
      'medium    write         limit     do_it         could be high, execute;',
      '                                                confidence low',
      'low       read          allow     read_it',
      '',
      '3 tools of 2 servers: 1 critical, 1 medium, 1 low',
      '',
      'failed: gone',
      '  cause     exited: it ended at once.',
      '  remedy    Start it by hand.',
      '',
    ].join('\n'));
  });

  for (const columns of [80, 100, 120]) {
    test(`fits ${columns} columns whatever the names`, () => {
      for (const line of report('table', [mixed, hostile, { ...broken, server: 'x'.repeat(500) }], columns).split('\n')) {
        assert.ok(stringWidth(line) <= columns, `${stringWidth(line)}: ${JSON.stringify(line)}`);
      }
    });
  }

  test('goes on with the table of a server that comes in pieces', () => {
    const row = (name: string): ScannedServer => ({ server: 'stdin', outcome: 'listed', tools: [imaginedTool(name)] });
    const text = report('table', [row('a'), row('b'), row('c')]);
    assert.equal(text.match(/SEVERITY/g)?.length, 1);
    assert.match(text, /\n3 tools of 1 server: 3 low\n$/);
  });

  test('names who supplies the worst combination', () => {
    const combination = { complete: true, suppliers: { readsPrivate: ['a', 'b', 'c', 'd', 'e'], readsUntrusted: ['f'], externalComm: ['g\u001b'] } };
    assert.match(report('table', [{ ...mixed, combination }]), /together {2}private data: a, b, c, 2 more; untrusted content: f; way out:\n\s+g⟨U\+001B⟩\n/);
  });
});

describe('every format', () => {
  for (const format of ['table', 'json', 'jsonl', 'markdown'] as const) {
    test(`${format} shows hidden characters instead of sending them`, () => {
      const text = report(format, [hostile, { ...broken, server: '\u001b[2J', problem: { cause: 'exited', says: '\u202eno\u0007.', remedy: 'x' } }]);
      // Lines are of the report; nothing else that steers a terminal or hides may be left.
      assert.deepEqual(hiddenCharacters(text.replaceAll('\n', '')), []);
    });
  }
});

describe('JSON', () => {
  test('is one object with a server for each, whatever became of it', () => {
    const value = JSON.parse(report('json', [mixed, broken])) as { servers: ScannedServer[] };
    assert.deepEqual({ ...value, servers: value.servers.map(({ server, outcome, problem, tools }) => [server, outcome, problem?.cause, tools.map((tool) => tool.name)]) }, {
      ...head, servers: [['files', 'listed', undefined, ['read_it', 'drop_it', 'do_it']], ['gone', 'failed', 'exited', []]],
    });
  });
  test('is whole without any server', () => assert.deepEqual(JSON.parse(report('json', [])), { ...head, servers: [] }));
  test('gives hostile names back as they were', () => {
    const { servers } = JSON.parse(report('json', [hostile])) as { servers: ScannedServer[] };
    assert.deepEqual([servers[0]!.server, ...servers[0]!.tools.map((tool) => tool.name)], [hostile.server, ...hostileNames]);
  });
});

describe('JSON Lines', () => {
  test('are one tool a line, in the order given', () => {
    const lines = report('jsonl', [mixed, broken, hostile]).trimEnd().split('\n').map((line) => JSON.parse(line) as { name: string });
    assert.deepEqual(lines.map((line) => line.name), ['read_it', 'drop_it', 'do_it', ...hostileNames]);
  });
});

describe('Markdown', () => {
  test('keeps each tool on one row of the table, without markup of its own', () => {
    const rows = report('markdown', [hostile]).split('\n').filter((line) => line.startsWith('| ')).slice(2);
    assert.equal(rows.length, hostileNames.length);
    for (const row of rows) {
      assert.equal(row.replace(/\\./g, '').split('|').length, 7, row);
      assert.ok(!/(?<!\\)(<script|\*\*bold|\]\(http)/.test(row.replace(/`[^`]*`/g, '')), row);
    }
  });
  test('names what could not be listed', () => assert.match(report('markdown', [broken]), /- \*\*failed: gone\*\* \(exited\): it ended at once\. Start it by hand\.\n$/));
});
