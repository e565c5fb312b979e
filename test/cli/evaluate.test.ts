import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { Evaluation } from '../../src/judge/evaluate/evaluate.ts';
import type { Assessment } from '../../src/schema/verdict/assessment.ts';
import { root, runToolrisk, temporaryFolder } from './run-toolrisk.ts';

const folder = temporaryFolder();
const words = {
  list_users: 'List users.', get_weather: 'Get the weather of a city.', create_note: 'Create a note.', update_note: 'Update a note.', delete_note: 'Delete a note.',
  transfer_money: 'Transfer money to another account.', frobnicate: '',
};
type Name = keyof typeof words;

/** A labelled tool: server, name, and the label as `class severity other-classes…`. */
const line = (server: string, name: Name, label: string) => {
  const [category, severity, ...alternatives] = label.split(' ');
  return JSON.stringify({ server, name, description: words[name], gold: { category, severity, ...(alternatives.length > 0 && { alternatives }) } });
};

/** What toolrisk makes of these names, so that every figure below can be counted by hand. */
const verdicts: Record<Name, string> = {
  list_users: 'read low', get_weather: 'read low', create_note: 'write medium', update_note: 'write medium', delete_note: 'destructive high',
  transfer_money: 'financial critical', frobnicate: 'unclassified high',
};
const labelled: [string, Name, string][] = [
  ['a', 'list_users', 'read low'],
  ['a', 'get_weather', 'read medium'],
  ['a', 'create_note', 'read low'],
  ['a', 'delete_note', 'destructive high'],
  ['b', 'list_users', 'write medium'],
  ['b', 'get_weather', 'execute high read'],
  ['b', 'create_note', 'write medium'],
  ['b', 'frobnicate', 'write medium'],
  ['c', 'transfer_money', 'financial critical'],
  ['c', 'update_note', 'destructive high write'],
];
/** Places in the list above whose verdict is the label or can be defended. */
const defensible = [0, 1, 3, 5, 6, 8, 9];
const hintLines = [
  { name: 'list_users', annotations: { readOnlyHint: true } }, { name: 'create_note', annotations: { readOnlyHint: true } },
  { name: 'delete_note', annotations: { readOnlyHint: false } }, { name: 'get_weather', annotations: { readOnlyHint: false } }, { name: 'update_note' },
].map((row) => JSON.stringify({ server: 'a', description: words[row.name as Name], ...row }));

const write = (name: string, lines: readonly string[]) => writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
write('labels.jsonl', labelled.map((row) => line(...row)));
write('hints.jsonl', hintLines);
write('no-labels.jsonl', ['{"server":"a","name":"get_weather"}']);
write('bad.jsonl', ['{"server":"a"', line('a', 'list_users', 'read low'), '', '{"name":"x"}', line('a', 'list_users', 'reads low'), line('a', 'list_users', 'read awful')]);
write('empty.jsonl', ['']);

/** As the command sees it, links followed. */
const catalogHere = () => realpathSync(join(folder, 'catalog'));
const evaluate = (...args: string[]) => runToolrisk(['evaluate', ...args], { cwd: folder });
const asJson = async (file: string) => {
  const { code, stdout, stderr } = await evaluate(file, '--format', 'json');
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as Evaluation & { toolrisk: string; rules: string; file: string };
};

describe('what evaluate counts', () => {
  let found: Awaited<ReturnType<typeof asJson>>;
  let judged: Assessment[];
  before(async () => {
    found = await asJson('labels.jsonl');
    const scanned = await runToolrisk(['scan', 'labels.jsonl', '--format', 'jsonl'], { cwd: folder });
    judged = scanned.stdout.trim().split('\n').map((text) => JSON.parse(text) as Assessment);
  });

  test('rests on verdicts that are those of the table above', () => {
    assert.deepEqual(judged.map((tool) => `${tool.class} ${tool.severity}`), labelled.map(([, name]) => verdicts[name]));
  });

  const share = (right: number, of: number) => ({ right, of });
  const figures: [keyof Evaluation, unknown, string][] = [
    ['tools', 10, 'every line'],
    ['servers', 3, 'a, b and c'],
    ['dangerousMisses', share(2, 7), 'seven change something; list_users and get_weather of b were called read'],
    ['letThrough', share(2, 4), 'four are labelled high or critical; get_weather and update_note run unasked'],
    ['friction', share(0, 2), 'two plain reads, list_users and create_note of a'],
    ['overWarnings', share(1, 3), 'three only read; create_note of a was called write'],
    ['readOrChange', share(6, 10), 'the two misses, the warning and what was not classified are wrong'],
    ['strict', share(5, 10), 'two of a, create_note and transfer_money, delete_note'],
    ['lenient', share(7, 10), 'and two that can be defended'],
    ['coverage', share(9, 10), 'frobnicate got no class'],
    ['severityExact', share(4, 10), 'list_users, delete_note, create_note of b, transfer_money'],
    ['severityWithinOne', share(9, 10), 'low for high is two steps'],
    ['byClass', {
      read: { precision: share(2, 4), recall: share(2, 3) }, write: { precision: share(1, 3), recall: share(1, 3) }, execute: { precision: share(0, 0), recall: share(0, 1) },
      destructive: { precision: share(1, 1), recall: share(1, 2) }, financial: { precision: share(1, 1), recall: share(1, 1) },
    }, 'labels down, verdicts across'],
    ['confusion', {
      read: { read: 2, write: 1 }, write: { read: 1, write: 1, unclassified: 1 }, execute: { read: 1 }, destructive: { destructive: 1, write: 1 }, financial: { financial: 1 },
    }, 'labels down, verdicts across'],
  ];
  for (const [figure, wanted, why] of figures) {
    test(`${figure}: ${why}`, () => assert.deepEqual(found[figure], wanted));
  }

  test('the mean over servers: three quarters, one quarter, all', () => assert.ok(Math.abs((found.readOrChangePerServer ?? 0) - 2 / 3) < 1e-12));

  test('macro-F1: the mean of 4/7, 1/3, 0, 2/3 and 1', () => assert.ok(Math.abs((found.macroF1 ?? 0) - (4 / 7 + 1 / 3 + 0 + 2 / 3 + 1) / 5) < 1e-12));

  test('reliability: right, leniently, by the band of each tool, beside the mean of what was stated', () => {
    for (const band of ['high', 'medium', 'low', 'none'] as const) {
      const places = judged.flatMap(({ confidence }, index) => (confidence.band === band ? [index] : []));
      assert.deepEqual(found.reliability[band], share(places.filter((place) => defensible.includes(place)).length, places.length), band);
      const stated = places.reduce((sum, place) => sum + (judged[place]?.confidence.value ?? 0), 0) / places.length;
      if (places.length === 0) assert.equal(found.stated[band], null, band);
      else assert.ok(Math.abs((found.stated[band] ?? -1) - stated) < 1e-12, band);
    }
    assert.deepEqual(found.reliability.none, share(0, 1));
  });

  test('lists every verdict that differs in class or severity, and no other', () => {
    assert.deepEqual(found.disagreements.map(({ assessment }) => `${assessment.server} ${assessment.name}`),
      ['a get_weather', 'a create_note', 'b list_users', 'b get_weather', 'b frobnicate', 'c update_note']);
  });

  test('says what it is of', () => {
    assert.match(`${found.toolrisk} ${found.rules} ${found.file}`, /^\d+\.\d+\.\d+ [0-9a-f]{12} labels\.jsonl$/);
  });
});

describe('hints of authors as labels', () => {
  test('score reading against changing only, where there is a hint', async () => {
    const found = await asJson('hints.jsonl');
    assert.deepEqual([found.tools, found.dangerousMisses, found.overWarnings, found.readOrChange], [4, { right: 1, of: 2 }, { right: 1, of: 2 }, { right: 2, of: 4 }]);
    assert.deepEqual([found.strict, found.severityExact, found.macroF1, found.confusion], [{ right: 0, of: 0 }, { right: 0, of: 0 }, null, {}]);
  });

  test('are no part of what is judged', async () => {
    const { stdout } = await evaluate('hints.jsonl', '--format', 'json');
    assert.doesNotMatch(stdout, /hint-understated|hint-contradictory|"in":"annotations"/);
  });
});

describe('the formats of evaluate', () => {
  const headline = 'Of 4 tools that a careful reader calls high or critical, the recommended policy lets 2 run without asking: 50.0 %, 95 % interval 15.0–85.0 %.';

  test('table, the default: headline first, counts and interval beside each share, no colours in a pipe', async () => {
    const { code, stdout } = await evaluate('labels.jsonl');
    assert.equal(code, 0);
    const lines = stdout.split('\n');
    assert.equal(lines[0], 'labels.jsonl · 10 tools of 3 servers');
    assert.equal(lines.slice(2, 4).join(' '), headline);
    assert.match(lines[6] ?? '', /^Dangerous ones let through +50\.0 % +2 of 4 +15\.0–85\.0 %$/);
    assert.match(stdout, /^Dangerous misses +28\.6 % +2 of 7 +8\.2–64\.1 %$/m);
    assert.match(stdout, /^Class, leniently +70\.0 % +7 of 10 +39\.7–89\.2 %$/m);
    assert.match(stdout, /^write +1 +1 +· +· +· +1$/m);
    assert.match(stdout.replaceAll('\n', ' '), /averaged over servers: 66\.7 %\. Macro-F1 of the class, strictly: 0\.514\./);
    assert.doesNotMatch(stdout, /\u001b|DISAGREEMENTS/);
  });

  test('markdown: the same figures', async () => {
    const { stdout } = await evaluate('labels.jsonl', '--format', 'markdown', '--disagreements');
    assert.match(stdout, /^## labels\.jsonl$/m);
    assert.ok(stdout.includes(`**${headline}**`));
    assert.match(stdout, /^\| \*\*Dangerous ones let through\*\*: .+ \| 50\.0 % \| 2 of 4 \| 15\.0–85\.0 % \|$/m);
    assert.match(stdout, /^\| Dangerous misses: .+ \| 28\.6 % \| 2 of 7 \| 8\.2–64\.1 % \|$/m);
    assert.match(stdout, /^\| \*\*write\*\* \| 1 \| 1 \| {2}\| {2}\| {2}\| 1 \|$/m);
    assert.equal(stdout.match(/^- \w+ .+: label .+; verdict .+; rules .+$/gm)?.length, 6);
    assert.match(stdout, /label execute high \(or read\); verdict read low; rules name-observes/);
  });

  test('leave out what these labels cannot tell', async () => {
    const { stdout } = await evaluate('hints.jsonl');
    assert.match(stdout, /Dangerous misses/);
    assert.doesNotMatch(stdout, /Severity|PRECISION|VERDICT →|Macro-F1|careful reader|Friction|Reversibility|NaN/);
  });

  test('report several files apart, one after the other', async () => {
    const { stdout } = await evaluate('hints.jsonl', 'labels.jsonl', '--format', 'json');
    assert.deepEqual(stdout.trim().split('\n').map((text) => (JSON.parse(text) as { file: string }).file), ['hints.jsonl', 'labels.jsonl']);
  });

  test('show a hostile name as a name, on one line', async () => {
    const name = '\u001b[2J| x |\n- [a](javascript:1) <img> \u202e`x`';
    writeFileSync(join(folder, 'hostile.jsonl'), JSON.stringify({ server: name, name, description: '', gold: { category: 'financial', severity: 'low' } }));
    for (const format of ['table', 'markdown', 'json']) {
      const { code, stdout } = await evaluate('hostile.jsonl', '--format', format, '--disagreements');
      assert.equal(code, 0);
      assert.doesNotMatch(stdout, /\u001b|\u202e/, format);
      if (format !== 'markdown') continue;
      assert.doesNotMatch(stdout, /(?<!\\)<img|^- \[|(?<!\\)\]\(/m);
      assert.equal(stdout.match(/^- /gm)?.length, 1);
    }
  });
});

describe('labels of catalog tools, by hash', () => {
  const hashOf = (name: string) => (JSON.parse(readFileSync(join(root, 'catalog/snapshots/filesystem.json'), 'utf8')) as { tools: { sha256: string; definition: { name: string } }[] })
    .tools.find(({ definition }) => definition.name === name)?.sha256 as string;
  before(() => {
    mkdirSync(join(folder, 'catalog/snapshots'), { recursive: true });
    cpSync(join(root, 'catalog/snapshots/filesystem.json'), join(folder, 'catalog/snapshots/filesystem.json'));
    const row = (server: string, name: string, sha256: string) => JSON.stringify({ server, name, sha256, gold: { category: 'read', severity: 'low' } });
    write('by-hash.jsonl', [row('filesystem', 'read_file', hashOf('read_file'))]);
    write('stale.jsonl', [row('filesystem', 'read_file', '0'.repeat(64)), row('nowhere', 'x', '0'.repeat(64)), row('filesystem', 'gone', hashOf('read_file')), row('filesystem', 'read_file', hashOf('read_file'))]);
  });

  test('are looked up in the snapshot', async () => {
    const { tools, strict } = await asJson('by-hash.jsonl');
    assert.deepEqual([tools, strict], [1, { right: 1, of: 1 }]);
  });

  test('name every line whose definition is gone, and the server that has none', async () => {
    const { code, stdout, stderr } = await evaluate('stale.jsonl');
    assert.deepEqual([code, stdout], [2, '']);
    assert.equal(stderr, [
      'stale.jsonl:1: the snapshot of filesystem has no tool read_file of this hash. Label its new definition, or remove the line.',
      `stale.jsonl:2: no server of the name nowhere is in ${catalogHere()}/snapshots. Correct the name, or name another catalog with --catalog.`,
      'stale.jsonl:3: the snapshot of filesystem has no tool gone of this hash. Label its new definition, or remove the line.',
      '',
    ].join('\n'));
  });
});

describe('labels of facets and decisions', () => {
  const plain = { readsPrivate: false, readsUntrusted: false, carriesOutside: false, sensitivityOut: 'none', reversibility: 'n/a', decision: 'allow' };
  const facetLine = (name: Name, labels: object, more: object = {}) => JSON.stringify({ server: 'a', name, description: words[name], labels: { ...plain, ...labels }, ...more });
  before(() => {
    write('facets.jsonl', [
      facetLine('get_weather', {}), facetLine('frobnicate', { decision: 'deny', decisionAlternatives: ['ask'], why: 'nobody | knows' }),
      facetLine('create_note', { decision: 'deny', why: 'not [here](x)', reversibility: 'hard' }), facetLine('list_users', {}, { gold: { category: 'read', severity: 'critical' } }),
    ]);
  });

  test('are scored beside classes, or alone', async () => {
    const found = await asJson('facets.jsonl');
    assert.deepEqual([found.tools, found.strict, found.decisionExact, found.decisionLenient, found.tooLax, found.askedLetThrough, found.letThrough],
      [4, { right: 1, of: 1 }, { right: 2, of: 4 }, { right: 3, of: 4 }, { right: 1, of: 4 }, { right: 1, of: 2 }, { right: 1, of: 1 }]);
  });

  test('give a headline of their own where no class is labelled', async () => {
    write('facets-only.jsonl', [facetLine('create_note', { decision: 'ask' })]);
    const { stdout } = await evaluate('facets-only.jsonl');
    assert.match(stdout.replaceAll('\n', ' '), /Of 1 tool that a careful reader would ask about or deny, the recommended policy lets 1 run without asking: 100\.0 %/);
    assert.doesNotMatch(stdout, /Dangerous misses|Macro-F1|averaged over servers|CONFIDENCE/);
  });

  test('list what differs, with the reason, safe for the medium', async () => {
    const { stdout } = await evaluate('facets.jsonl', '--format', 'markdown', '--disagreements');
    const rows = stdout.split('\n').filter((text) => text.startsWith('- '));
    const row = rows.find((text) => text.includes('create_note') || text.includes('create\\_note')) ?? '';
    assert.match(row, /decision: label deny, verdict limit/);
    assert.match(row, /not \\\[here\\\]/);
    assert.ok(!rows.some((text) => text.includes('frobnicate: decision')));
  });

  test('are looked up by name where a line has neither definition nor hash', async () => {
    const named = (server: string, name: string) => JSON.stringify({ server, name, labels: plain });
    write('named.jsonl', [named('filesystem', 'read_file'), named('filesystem', 'list_directory')]);
    assert.equal((await asJson('named.jsonl')).tools, 2);
    write('unnamed.jsonl', [named('filesystem', 'read_flie'), named('nowhere', 'x'), facetLine('get_weather', { decision: 'alow', readsPrivate: 'perhaps' }), facetLine('get_weather', { alt: { decision: ['ask'] } })]);
    const { code, stdout, stderr } = await evaluate('named.jsonl', 'unnamed.jsonl');
    assert.deepEqual([code, stdout], [2, '']);
    assert.deepEqual(stderr.trim().split('\n'), [
      'unnamed.jsonl:1: the snapshot of filesystem has no tool read_flie. Correct the name, or remove the line.',
      `unnamed.jsonl:2: no server of the name nowhere is in ${catalogHere()}/snapshots. Correct the name, or name another catalog with --catalog.`,
      'unnamed.jsonl:3: "labels.decision": Invalid option: expected one of "allow"|"limit"|"ask"|"deny". Write one of these.',
      'unnamed.jsonl:3: "labels.readsPrivate": Invalid option: expected one of true|false|"maybe". Write one of these.',
      'unnamed.jsonl:4: "labels.alt": Unrecognized key: "decision". Remove "decision" or correct the spelling.',
    ]);
  });

  test('with many bad lines: the first of them, in order, and a count', async () => {
    write('many.jsonl', Array.from({ length: 90 }, () => facetLine('get_weather', { decision: 'no' })));
    const { code, stderr } = await evaluate('many.jsonl');
    const told = stderr.trim().split('\n');
    assert.deepEqual([code, ...told.map((text) => /^many\.jsonl:(\d+): "labels\.decision"/.exec(text)?.[1])], [2, ...Array.from({ length: 20 }, (_, index) => String(index + 1)), undefined]);
    assert.match(told.at(-1)!, /^labels: others: 70 more are bad\. /);
  });

  test('of servers that the catalog does not have: every line, with the name that was meant', async () => {
    const named = (server: string) => JSON.stringify({ server, name: 'read_file', labels: plain });
    write('servers.jsonl', [named('filesistem'), named('filesistem'), named('filesystem')]);
    const { code, stderr } = await evaluate('servers.jsonl');
    const says = `no server of the name filesistem is in ${catalogHere()}/snapshots. Write filesystem, or name another catalog with --catalog.`;
    assert.deepEqual([code, ...stderr.trim().split('\n')], [2, `servers.jsonl:1: ${says}`, `servers.jsonl:2: ${says}`]);
  });

  const contradicting: [what: string, lines: () => string[], says: RegExp | null][] = [
    ['decisions of one tool', () => [facetLine('get_weather', {}), facetLine('list_users', {}), facetLine('get_weather', { decision: 'deny' })], /^pair\.jsonl:3: "labels" of a get_weather contradicts pair\.jsonl:1\. /],
    ['classes of one tool', () => [line('a', 'get_weather', 'read low'), line('a', 'get_weather', 'write low')], /^pair\.jsonl:2: "gold" of a get_weather contradicts pair\.jsonl:1\. /],
    ['decisions of a tool of the catalog', () => ['allow', 'ask'].map((decision) => JSON.stringify({ server: 'filesystem', name: 'read_file', labels: { ...plain, decision } })), /^pair\.jsonl:2: "labels" of filesystem read_file contradicts pair\.jsonl:1\. /],
    ['the same label twice, for other reasons', () => [facetLine('get_weather', { why: 'public' }), facetLine('get_weather', { why: 'harmless' })], null],
    ['a class and a decision', () => [facetLine('get_weather', {}), line('a', 'get_weather', 'read low')], null],
    ['tools of one name on two servers', () => [line('a', 'get_weather', 'read low'), line('b', 'get_weather', 'write low')], null],
  ];
  for (const [what, lines, says] of contradicting) {
    test(`${says === null ? 'may hold' : 'must not contradict each other'}: ${what}`, async () => {
      write('pair.jsonl', lines());
      const { code, stderr } = await evaluate('pair.jsonl');
      assert.deepEqual([code, says === null ? stderr === '' : says.test(stderr)], [says === null ? 0 : 2, true], stderr);
    });
  }

  const misspelt: [field: string, row: () => string, says: string][] = [
    ['lables', () => facetLine('get_weather', {}).replace('"labels"', '"lables"'), '"lables" is no field of a labelled tool. Write "labels".'],
    ['remark', () => facetLine('get_weather', {}, { remark: 'x' }), '"remark" is no field of a labelled tool. Remove it, or put what it says into "source" or "tags".'],
    ['severty', () => line('a', 'get_weather', 'read low').replace('"gold":{', '"gold":{"severty":"low",'), '"gold": Unrecognized key: "severty". Remove "severty" or correct the spelling.'],
  ];
  for (const [field, row, says] of misspelt) {
    test(`with a field that nothing reads: ${field}`, async () => {
      write('field.jsonl', [row()]);
      const { code, stderr } = await evaluate('field.jsonl');
      assert.deepEqual([code, stderr.trim()], [2, `field.jsonl:1: ${says}`]);
    });
  }
});

describe('what evaluate refuses', () => {
  test('bad lines, all of them, by file and line', async () => {
    const { code, stdout, stderr } = await evaluate('bad.jsonl');
    assert.deepEqual([code, stdout], [2, '']);
    assert.deepEqual(stderr.trim().split('\n').map((text) => /^bad\.jsonl:([\d:]+): /.exec(text)?.[1]), ['1:14', '4', '5', '6']);
    assert.match(stderr, /^bad\.jsonl:1:14: is not JSON: close brace expected\. /m);
    assert.match(stderr, /^bad\.jsonl:4: "server": /m);
    assert.match(stderr, /^bad\.jsonl:5: "gold\.category": /m);
    assert.match(stderr, /^bad\.jsonl:6: "gold\.severity": /m);
    assert.doesNotMatch(stderr, / at .*\.ts:/);
  });

  const refused: [string[], number, RegExp][] = [
    [[], 2, /missing required argument 'labels'/],
    [['nowhere.jsonl'], 2, /^nowhere\.jsonl: there is no such file\. /],
    [['empty.jsonl'], 2, /^empty\.jsonl: holds no labels\. /],
    [['labels.jsonl', '--format', 'sarif'], 2, /table, markdown, json/],
    [['no-labels.jsonl'], 3, /^no-labels\.jsonl: no line holds a label or a readOnlyHint, so nothing was compared\. /],
  ];
  for (const [args, wanted, says] of refused) {
    test(`${args.join(' ') || 'no file'}, with exit code ${wanted}`, async () => {
      const { code, stderr } = await evaluate(...args);
      assert.equal(code, wanted);
      assert.match(stderr, says);
    });
  }
});

describe('a large file of labels', () => {
  test('is counted to its last line', async () => {
    const count = 20_000;
    write('large.jsonl', Array.from({ length: count }, (_, index) => line(`server-${index % 400}`, index % 2 === 0 ? 'list_users' : 'delete_note', 'read low')));
    const { code, stdout } = await evaluate('large.jsonl', '--format', 'table');
    assert.equal(code, 0);
    assert.match(stdout, /· 20000 tools of 400 servers\n/);
    assert.match(stdout, /^Over-warnings +50\.0 % +10,000 of 20,000 /m);
  });
});
