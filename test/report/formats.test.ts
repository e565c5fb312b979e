import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import stringWidth from 'string-width';
import { formats } from '../../src/report/formats/formats.ts';
import type { FormatId } from '../../src/report/formats/formats.ts';
import { plainStyle } from '../../src/report/report.ts';
import type { ScannedServer } from '../../src/report/scanned-server.ts';
import { problemLine } from '../../src/cli/listed/problem-line.ts';
import { shownName } from '../../src/text/shown-name.ts';
import { hiddenCharacters } from '../../src/text/visible.ts';
import { finding, hostileNames, imaginedTool } from './imagined-tool.ts';

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

describe('tools that cannot be told apart by name', () => {
  const alike: ScannedServer = { server: 's', outcome: 'listed', tools: ['a', 'a', 'A', 'b'].map((name) => imaginedTool(name)), collisions: [{ name: 'a', tools: ['a', 'a', 'A'] }] };
  for (const [format, expected] of [
    ['table', /^  names     a, a, A cannot be told apart by name$/m], ['table', /^3 tools cannot be told from another by name$/m],
    ['markdown', /^- \*\*names\*\*: a, a, A cannot be told apart by name$/m], ['json', /"collisions":\[\{"name":"a","tools":\["a","a","A"\]\}\]/], ['jsonl', /^\{.*"name":"A".*"collision":\["a","a","A"\]/m],
  ] as const) test(`are said: ${format} ${expected.source}`, () => assert.match(report(format, [alike]), expected));
  test('of a server that calls all its tools alike take lines in proportion', () => {
    const names = Array.from({ length: 3000 }, () => 'a');
    const all: ScannedServer = { server: 's', outcome: 'listed', tools: names.map((name) => imaginedTool(name)), collisions: [{ name: 'a', tools: names }] };
    for (const line of report('jsonl', [all]).trim().split('\n')) assert.ok(line.length < 5000, String(line.length));
  });
  test('are no others', () => assert.doesNotMatch(report('jsonl', [alike]), /"name":"b"[^\n]*"collision"/));
});

describe('a name', () => {
  const cases: [string, string][] = [['n\nl', 'n⟨U+000A⟩l'], ['a\tb', 'a⟨U+0009⟩b'], ['', '⟨no name⟩'], [' ', '⟨U+0020⟩'], ['a b', 'a b'], ['a\u202eb', 'a⟨U+202E⟩b']];
  for (const [name, shown] of cases) {
    test(`is seen as it is: ${JSON.stringify(name)}`, () => {
      assert.equal(shownName(name), shown);
      for (const server of [{ ...mixed, server: name, tools: [imaginedTool(name)] }, { ...broken, server: name }]) {
        for (const format of ['table', 'markdown'] as const) assert.ok(report(format, [server]).replaceAll('\\', '').includes(shown), format);
      }
      assert.ok(problemLine(name, 'failed', broken.problem!).startsWith(`failed: ${shown}: exited: `));
    });
  }
});

describe('a table', () => {
  test('shows the worst tools first, then counts, and last what could not be listed', () => {
    assert.equal(report('table', [broken, mixed]), [
      'files · 3 tools',
      'SEVERITY  CLASS         DECISION  TOOL',
      'critical  destructive   deny      drop_it       Permissions',
      'high      execute       limit     do_it         more likely write, medium;',
      '                                                confidence low',
      'low       read          allow     read_it',
      '',
      '3 tools of 1 server, 1 not listed: 1 critical, 1 high, 1 low',
      'toolrisk 1.2.3, rules abc',
      '',
      'failed: gone',
      '  cause     exited: it ended at once.',
      '  remedy    Start it by hand.',
      '',
    ].join('\n'));
  });

  test('shows one severity, the one the decision follows, and sorts by it', () => {
    const tools = [
      imaginedTool('b', { class: 'write', severity: 'high', decision: 'ask' }),
      imaginedTool('a', { severity: 'low', decision: 'deny', couldBe: { class: 'destructive', severity: 'critical' } }),
      imaginedTool('c', { class: 'write', severity: 'high', decision: 'ask', couldBe: { class: 'destructive', severity: 'high' } }),
      imaginedTool('d', { class: 'unclassified', severity: 'high', decision: 'ask', couldBe: { class: 'destructive', severity: 'high' } }),
    ];
    assert.deepEqual(report('table', [{ server: 's', outcome: 'listed', tools }], 100).split('\n').slice(2, 6).map((line) => line.split(/ {2,}/)), [
      ['critical', 'destructive', 'deny', 'a', 'more likely read, low'],
      ['high', 'destructive', 'ask', 'c', 'more likely write'],
      ['high', 'destructive', 'ask', 'd', 'by a hint of its author'],
      ['high', 'write', 'ask', 'b'],
    ]);
  });

  for (const columns of [40, 50, 65, 66, 72, 80, 100, 120]) {
    test(`fits ${columns} columns whatever the names`, () => {
      for (const line of report('table', [mixed, hostile, { ...broken, server: 'x'.repeat(500) }], columns).split('\n')) {
        assert.ok(stringWidth(line) <= columns, `${stringWidth(line)}: ${JSON.stringify(line)}`);
      }
    });
  }

  test('has names on lines of their own where the columns do not fit beside them', () => {
    const tools = [imaginedTool('remove_everything_of_a_user_at_once', { class: 'destructive', severity: 'high', decision: 'ask', subBadges: ['Permissions'] }), imaginedTool('read_it')];
    assert.equal(report('table', [{ server: 's', outcome: 'listed', version: '1.0.0', sandbox: 'bwrap', tools }], 40), [
      's · 2 tools', 'TOOL', '  SEVERITY  CLASS         DECISION',
      'remove_everything_of_a_user_at_once', '  high      destructive   ask', '          Permissions',
      'read_it', '  low       read          allow',
      '  version   1.0.0', '  sandbox   bubblewrap', '', '2 tools of 1 server: 1 high, 1 low', 'toolrisk 1.2.3, rules abc', '',
    ].join('\n'));
  });

  test('goes on with the table of a server that comes in pieces', () => {
    const row = (name: string): ScannedServer => ({ server: 'stdin', outcome: 'listed', tools: [imaginedTool(name)] });
    const text = report('table', [row('a'), row('b'), row('c')]);
    assert.equal(text.match(/SEVERITY/g)?.length, 1);
    assert.match(text, /\n3 tools of 1 server: 3 low\ntoolrisk 1\.2\.3, rules abc\n$/);
  });

  test('says once of a server which hints stand on everything', () => {
    const hints = [{ id: 'hint-blanket' as const, hint: 'destructiveHint' as const, declared: true, severity: 'info' as const, says: 'It tells nothing.' }];
    const tools = [imaginedTool('read_it', { hints }), imaginedTool('drop_it', { hints }), imaginedTool('do_it')];
    assert.match(report('table', [{ ...mixed, tools }], 160), /^  hints     destructiveHint true stands on 2 of 3 tools, whatever they do, so it tells nothing and counts for nothing$/m);
    assert.match(report('markdown', [{ ...mixed, tools }]), /^- \*\*hints\*\*: destructiveHint true stands on 2 of 3 tools, /m);
    assert.doesNotMatch(report('table', [mixed]), /hints/);
  });

  test('names who supplies the worst combination', () => {
    const combination = { complete: true, suppliers: { readsPrivate: ['a', 'b', 'c', 'd', 'e'], readsUntrusted: ['f'], externalComm: ['g\u001b'] } };
    assert.match(report('table', [{ ...mixed, combination }]), /together {2}private data: a, b, c, 2 more; untrusted content: f; way out:\n\s+g⟨U\+001B⟩\n/);
  });
});

describe('what a definition holds that none should', () => {
  const poisoned: ScannedServer = {
    server: 's', outcome: 'listed', tools: [
      imaginedTool('drop_it', { class: 'destructive', severity: 'critical', decision: 'deny' }),
      imaginedTool('add', { evidence: [finding('<IMPORTANT>'), finding('ignore | all\u001b[0m rules'), finding('\u{e0061}\u{e0062}', { value: 'hidden-characters', in: 'input', path: '/inputSchema/properties/a/title' })] }),
      imaginedTool('get', { evidence: [finding('ghp_0123456789', { value: 'secrets-in-definition' })] }),
    ],
    texts: { flags: ['instructions-in-definition'], evidence: [finding('not tell the user', { in: 'server', path: '/instructions' })] },
  };

  test('stands in a table under its tool, first of all, and is counted', () => {
    assert.equal(report('table', [poisoned]), [
      's · 3 tools',
      'SEVERITY  CLASS         DECISION  TOOL',
      'low       read          allow     add',
      'finding   orders to the model in the description: “<IMPORTANT>”, “ignore |',
      '          all⟨U+001B⟩[0m rules”',
      'finding   hidden characters in the input schema (properties/a/title): “⟨TAG ab⟩”',
      'low       read          allow     get',
      'finding   what looks like a credential in the description: “ghp_0123…”',
      'critical  destructive   deny      drop_it',
      "  finding   orders to the model in the server's own text (instructions): “not",
      '            tell the user”',
      '',
      '3 tools of 1 server: 1 critical, 2 low',
      '1 definition holds orders to the model; 1 definition holds hidden characters; 1',
      'definition holds what looks like a credential; instructions, prompts or',
      'templates of 1 server hold findings',
      'toolrisk 1.2.3, rules abc',
      '',
    ].join('\n'));
  });

  test('stands in Markdown beside its tool, and breaks no row', () => {
    const text = report('markdown', [poisoned]);
    assert.match(text, /\| add \| low \| read \| allow \| \*\*finding\*\*: orders to the model in the description\\: “\\<IMPORTANT\\>”, “ignore \\\| all⟨U\\\+001B⟩\\\[0m rules”; \*\*finding\*\*: hidden/);
    assert.match(text, /\n\*\*1 definition holds orders to the model; /);
    assert.match(text, /- \*\*finding\*\*: orders to the model in the server/);
  });

  test('is told of three places, and what is left is counted', () => {
    const many = Array.from({ length: 5 }, (_, index) => finding('x', { path: `/inputSchema/properties/${index}`, in: 'input' }));
    assert.match(report('table', [{ ...mixed, tools: [imaginedTool('a', { evidence: many })] }]), /\(properties\/2\): “x”\nfinding {3}2 more: see --format json\n/);
  });

  test('hides nothing and fits, whatever it is', () => {
    const tools = hostileNames.map((name) => imaginedTool('x', { evidence: [finding(name, { in: 'input', path: `/${name}` })] }));
    for (const format of ['table', 'markdown'] as const) {
      const text = report(format, [{ server: 's', outcome: 'listed', tools }]);
      assert.deepEqual(hiddenCharacters(text.replaceAll('\n', '')), []);
      if (format === 'table') for (const line of text.split('\n')) assert.ok(stringWidth(line) <= 80, line);
      else for (const row of text.split('\n').filter((line) => line.startsWith('| x '))) assert.equal(row.replace(/\\./g, '').split('|').length, 7, row);
    }
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

describe('every report', () => {
  const started: ScannedServer = { ...mixed, version: '4.5.6\u001b', sandbox: 'bwrap' };
  const wanted: Record<FormatId, RegExp[]> = {
    table: [/^ {2}version {3}4\.5\.6⟨U\+001B⟩$/m, /^ {2}sandbox {3}bubblewrap$/m, /^toolrisk 1\.2\.3, rules abc$/m],
    markdown: [/^- \*\*version\*\*: 4\\?\.5\\?\.6⟨/m, /^- \*\*sandbox\*\*: bubblewrap$/m, /\(toolrisk 1\.2\.3, rules abc\)$/m],
    json: [/"version":"4\.5\.6\\u001b"/, /"sandbox":"bwrap"/, /"rules": "abc"/],
    jsonl: [/"version":"4\.5\.6\\u001b","sandbox":"bwrap","rules":"abc"\}$/m],
  };
  for (const format of ['table', 'markdown', 'json', 'jsonl'] as const) {
    test(`names the version of the server, the sandbox and the state of the rules: ${format}`, () => {
      for (const pattern of wanted[format]) assert.match(report(format, [started]), pattern);
    });
  }

  test('of one tool a line tells the findings in words', () => {
    const poisoned = imaginedTool('add', { evidence: [finding('<IMPORTANT>')] });
    const lines = report('jsonl', [{ ...mixed, tools: [poisoned, imaginedTool('get')] }]).trimEnd().split('\n').map((line) => JSON.parse(line) as { findings?: string[] });
    assert.deepEqual(lines.map(({ findings }) => findings), [['orders to the model in the description: “<IMPORTANT>”'], undefined]);
    const { servers } = JSON.parse(report('json', [{ ...mixed, tools: [poisoned] }])) as { servers: { tools: { findings?: string[] }[] }[] };
    assert.equal(servers[0]!.tools[0]!.findings?.length, 1);
  });
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
