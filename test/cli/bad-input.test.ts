import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root, runToolrisk, temporaryFolder } from './run-toolrisk.ts';

const folder = temporaryFolder();
mkdirSync(join(folder, 'broken/servers'), { recursive: true });
mkdirSync(join(folder, 'empty'));
writeFileSync(join(folder, 'broken/servers/bad.yaml'), 'title: [\n');
writeFileSync(join(folder, 'broken/servers/worse.yaml'), 'title: x\nnope: 1\n');
writeFileSync(join(folder, 'text.json'), 'hello');
writeFileSync(join(folder, 'utf16.json'), Buffer.from('\ufeff[]', 'utf16le'));
writeFileSync(join(folder, 'tools.json'), '{"tools":[{"name":"get_user"}]}');
writeFileSync(join(folder, 'config.json'), '{"mcpServers":{"a":{"args":[]}}}');

/** Arguments, exit code, and what standard error says. */
const cases: [string[], number, RegExp][] = [
  [[], 2, /^Usage: toolrisk/],
  [['frobnicate'], 2, /^toolrisk: unknown command 'frobnicate'\. See --help\.\n$/],
  [['scan'], 2, /^source: is missing\. Name a tools\/list dump/],
  [['scan', 'tools.json', '--bogus'], 2, /^toolrisk: unknown option '--bogus'\. See --help\.\n$/],
  [['explain', 'a', 'b', 'hunter2'], 2, /^toolrisk: too many arguments\. A command goes after --/],
  [['scan', 'tools.json', 'tools.json'], 2, /^tools\.json: is named twice\. Name it once\.\n$/],
  [['scan', 'tools.json', 'text.json', '--', 'node'], 2, /^--: a source and a command are given\. /],
  [['scan', 'tools.json', '--', 'node'], 2, /^--: a source and a command are given\. /],
  [['scan', '--'], 2, /^--: no command follows\. /],
  [['scan', 'tools.json', '--format', 'sarif'], 2, /table, json, jsonl, markdown/],
  [['scan', 'tools.json', '--fail-on', 'bad'], 2, /low, medium, high, critical/],
  [['scan', 'tools.json', '--posture', 'lax'], 2, /strict, balanced, permissive/],
  [['scan', 'tools.json', '--timeout', '-1'], 2, /--timeout .*Give a number above 0\./],
  ...['2147484', '1e308', 'Infinity'].flatMap((seconds): typeof cases => [
    [['scan', 'tools.json', '--timeout', seconds], 2, /--timeout .*Give (at most 2147483, which are 24 days|a number above 0)\./],
    [['crawl', '--catalog', 'empty', '--timeout', seconds], 2, /--timeout .*Give /],
    [['crawl', '--catalog', 'empty', '--deadline', seconds], 2, /--deadline .*Give /],
    [['worker', '--queue', 'redis://127.0.0.1:9', '--timeout', seconds], 2, /--timeout .*Give /],
  ]),
  [['scan', 'tools.json', '--timeout', '2147483'], 0, /^$/],
  [['crawl', '--catalog', 'empty', '--concurrency', '10000000000'], 2, /--concurrency .*Give at most 1000\./],
  [['worker', '--queue', 'redis://127.0.0.1:9', '--concurrency', '1001'], 2, /--concurrency .*Give at most 1000\./],
  [['scan', 'tools.json', '--header', 'A: hunter2'], 2, /^--header: only a URL takes headers\. /],
  [['scan', 'https://127.0.0.1:9/', '--header', 'hunter2'], 2, /^--header: is not of the form "Name: value"\. /],
  [['scan', 'tools.json', '--allow-path', ''], 2, /^--allow-path: is given no path\. Name a file or a folder; /],
  ...[['crawl', '--out'], ['build', '--out'], ['edition', '--out'], ['scan', 'tools.json', '--catalog'], ...['--out', '--merge', '--check', '--simulate', '--policy'].map((option) => ['policy', 'tools.json', '--for', 'codex', option])]
    .map((words): typeof cases[number] => [[...words, ''], 2, /^toolrisk: option '--\w+ [<[]\w+(\.{3})?[\]>]' argument '' is invalid\. It is empty: give a value\. See --help\.\n$/]),
  [['scan', 'memory', '--allow-host', 'a.example.com'], 2, /^--allow-host: memory is shown as it was recorded \(version \d[^ ]*\), and nothing is started\. Leave it out; to have it started, name its package with npm:, or give it --env or --arg\.\n$/],
  [['scan', 'memory', '--allow-path', '.'], 2, /^--allow-path: memory is shown as it was recorded /],
  [['policy', 'memory', '--for', 'codex', '--allow-host', 'a.example.com'], 2, /^--allow-host: memory is shown as it was recorded /],
  [['scan', 'missing.json'], 2, /^missing\.json: there is no such file\. Check the path\.\n$/],
  [['scan', 'text.json'], 2, /^text\.json:1:1: is not JSON: .*\. Correct it, or name another file\.\n$/],
  [['scan', 'utf16.json'], 2, /^utf16\.json: is not UTF-8 text\. Save it as UTF-8\.\n$/],
  [['scan', '.'], 2, /^\.: has no client config /],
  [['scan', 'ftp://hunter2@host/'], 2, /^source: "ftp:" is none that toolrisk knows\. /],
  [['scan', 'no-such-server-id'], 2, /^no-such-server-id: is neither a server of the catalog nor a file\. /],
  [['scan', 'tools.json', '--catalog', 'nowhere'], 2, /^nowhere: there is no such folder\. /],
  [['scan', 'bad', '--catalog', 'broken'], 2, /servers\/bad\.yaml:\d+:\d+: .*\n$/],
  [['build', '--catalog', 'broken'], 2, /servers\/bad\.yaml:\d+:\d+: /],
  [['build', '--catalog', 'empty', '--check'], 3, /empty: holds no snapshot of any server\. Run toolrisk crawl first\./],
  [['build'], 2, /^catalog: there is no such folder here\. Name one with --catalog/],
  [['crawl'], 2, /^catalog: there is no such folder here\. Name one with --catalog/],
  [['crawl', 'nobody', '--catalog', 'empty'], 2, /^nobody: no such server in /],
  [['crawl', '--concurrency', '1.5'], 2, /Give a whole number\./],
  [['policy', 'tools.json'], 2, /^policy: no product is named\. Add --for with one of: .*claude-code.*policylayer.*\.\n$/],
  [['policy', 'tools.json', '--for', 'word-processor'], 2, /claude-code, codex, policylayer/],
  [['policy', 'tools.json', '--for', 'claude-code', '--tool', 'get_usr'], 2, /^get_usr: is no tool of this source\. Did you mean get_user\?\n$/],
  [['explain', 'tools.json'], 2, /^tool: is missing\. /],
  [['explain', 'tools.json', 'get_usr'], 2, /^get_usr: is no tool of this source\. Did you mean get_user\?\n$/],
  [['explain', 'tools.json', 'zzz'], 2, /^zzz: is no tool of this source\. See toolrisk scan for its tools\.\n$/],
];

describe('bad input', () => {
  for (const [args, code, says] of cases) {
    test(`toolrisk ${args.join(' ')} exits ${code} with a clear line`, async () => {
      const ran = await runToolrisk(args, { cwd: folder });
      assert.equal(ran.code, code, ran.stderr);
      assert.match(ran.stderr, says);
      if (code === 2) assert.equal(ran.stdout, '');
      assert.ok(!/\n {4}at |This is a defect/.test(ran.stderr), ran.stderr);
      assert.ok(!/hunter2/.test(ran.stderr), 'an argument that may be secret is not repeated');
    });
  }

  test('says every problem of every catalog file at once, sorted', async () => {
    writeFileSync(join(folder, 'broken/servers/bad.yaml'), 'title: x\nalso: 1\n');
    const { code, stderr } = await runToolrisk(['build', '--catalog', 'broken'], { cwd: folder });
    const files = stderr.trimEnd().split('\n').map((line) => /(bad|worse)\.yaml(?::\d+)?: /.exec(line)?.[1]);
    assert.equal(code, 2);
    assert.ok(files.includes('bad') && files.includes('worse'), stderr);
    assert.deepEqual(files, [...files].sort());
  });
});

describe('a folder for temporary files that cannot be written', () => {
  mkdirSync(join(folder, 'one/servers'), { recursive: true });
  writeFileSync(join(folder, 'one/servers/it.yaml'), 'title: It\nabout: It stands in.\ntopic: testing\npypi: { package: some-server, version: 1.0.0 }\n');
  const command = ['scan', '--yes', '--', process.execPath, 'server.mjs'];
  const starting: [string, string[], RegExp][] = [
    [join(folder, 'gone'), command, /gone: .* it is not there \(ENOENT\)\. /],
    ['gone', command, /gone: .* it is not there \(ENOENT\)\. /],
    [join(folder, 'tools.json'), command, /tools\.json: .* a part of its path is no folder \(ENOTDIR\)\. /],
    ['/proc/1', ['scan', '--yes', '--sandbox', 'none', ...command.slice(2)], /\/proc\/1: /],
    [join(folder, 'gone'), ['scan', '--yes', '--sandbox', 'docker', 'npm:some-server'], /gone: /],
    [join(folder, 'gone'), ['policy', 'npm:some-server', '--for', 'codex', '--yes'], /gone: /],
    [join(folder, 'gone'), ['crawl', '--catalog', 'one', '--out', 'build'], /gone: /],
  ];
  for (const [place, args, says] of starting) {
    test(`${place} is named before toolrisk ${args.slice(0, 4).join(' ')} starts anything`, async () => {
      const { code, stdout, stderr } = await runToolrisk(args, { cwd: folder, env: { TMPDIR: place } });
      assert.deepEqual([code, stdout], [2, ''], stderr);
      assert.match(stderr, /^the folder for temporary files, \/\S+: nothing is started: it cannot be written: .* or name another one with TMPDIR\.\n$/);
      assert.match(stderr, says);
    });
  }

  test('is of no matter where nothing is started', async () => {
    assert.equal((await runToolrisk(['scan', 'tools.json'], { cwd: folder, env: { TMPDIR: join(folder, 'gone') } })).code, 0);
  });
});

describe('what cannot be listed', () => {
  const unlisted: [string, string[], RegExp][] = [
    ['an address where nothing listens', ['http://hunter2:x@127.0.0.1:9/mcp?k=hunter2'], /127\.0\.0\.1:9/],
    ['a command that does not exist', ['--yes', '--', 'toolrisk-no-such-command', 'hunter2'], /toolrisk-no-such-command/],
    ['a package that does not exist', ['--yes', '--timeout', '60', 'npm:@toolrisk-no-such-scope/no-such-package@1.0.0'], /no-such-package/],
    ['a program that is no server', ['--yes', '--', process.execPath, '--eval', 'process.exit(1)'], /node/],
  ];
  for (const [name, args, says] of unlisted) {
    test(`${name} gives cause and remedy, and exit code 3`, async () => {
      const { code, stdout, stderr } = await runToolrisk(['scan', '--format', 'json', ...args], { cwd: folder });
      assert.equal(code, 3, stderr);
      const { servers } = JSON.parse(stdout) as { servers: { outcome: string; problem: { cause: string; says: string; remedy: string } }[] };
      assert.equal(servers[0]?.outcome, 'failed');
      assert.ok(Object.values(servers[0].problem).every((text) => text !== '' && !text.includes('\n')), JSON.stringify(servers[0].problem));
      assert.match(stderr, says);
      assert.ok(!/\n {4}at /.test(stderr) && !/hunter2/.test(stdout + stderr), stderr);
    });
  }
});

test('help tells the same exit codes as the README', async () => {
  const codesIn = (text: string) => /Exit codes: 0 fine · .*?(?=\. )/.exec(text.replace(/\s+/g, ' '))?.[0];
  const readme = codesIn(readFileSync(join(root, 'README.md'), 'utf8'));
  assert.match(readme ?? '', /3 something could not be listed, or only in part, or not be written · 130 ended by Ctrl-C \(128 and the number of the signal\) · 70 a defect of toolrisk$/);
  assert.equal(codesIn((await runToolrisk(['--help'])).stdout), readme);
});
