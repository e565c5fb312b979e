import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { runToolrisk, temporaryFolder } from './run-toolrisk.ts';

const folder = temporaryFolder();
const put = (path: string, value: unknown) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), typeof value === 'string' ? value : JSON.stringify(value));
};
const server = join(import.meta.dirname, '../connect/servers/odd-writer.mjs');
const run = (...args: string[]) => runToolrisk([...args, '--sandbox', 'none', '--yes'], { cwd: folder, env: { HOME: join(folder, 'home'), XDG_CONFIG_HOME: '' } });
const entry = { command: process.execPath, args: [server, 'no line feed'] };
interface Report { servers: { server: string; outcome: string; from?: object[]; problem?: { cause: string; says: string; remedy: string }; tools: { name: string }[] }[]; session?: { servers: string[] }; sessions?: { client: string; servers: string[] }[] }
const reportOf = (text: string) => JSON.parse(text) as Report;

describe('a config with a bad entry', () => {
  put('bad/mcp.json', { mcpServers: { working: entry, broken: { args: ['x.py'] } } });
  test('has its other servers judged, says which is bad, and ends with 3', async () => {
    const { code, stdout } = await run('scan', 'bad/mcp.json');
    assert.equal(code, 3);
    assert.match(stdout, /delete_note/);
    assert.match(stdout, /failed: broken\n +cause +bad-entry: its entry has neither a command nor a URL\./);
  });
  test('does not fail for the one server that is asked for', async () => {
    assert.equal((await run('scan', 'bad/mcp.json', '--server', 'working')).code, 0);
  });
});

describe('a bad entry in a file of a client', () => {
  put('other-home/.config/opencode/opencode.json', { mcp: { 'oc-good': { type: 'local', command: [entry.command, ...entry.args] }, 'oc-bad': 'x' } });
  put('other-home/.config/goose/config.yaml', { extensions: { 'goose-bad': 'x', 'goose-odd': { type: 'stdioo', cmd: 'node' } } });
  put('flat-project/.mcp.json', { good: entry, bad: 'x' });
  for (const [what, args, cwd, expected] of [
    ['in the usual places', ['--installed'], folder, ['oc-good listed', 'oc-bad failed', 'goose-bad failed', 'goose-odd failed']], ['of the folder', ['.'], join(folder, 'flat-project'), ['good listed', 'bad failed']],
  ] as const) {
    test(`leaves the others, and is named: ${what}`, async () => {
      const { code, stdout } = await runToolrisk(['scan', ...args, '--format', 'json', '--sandbox', 'none', '--yes'], { cwd, env: { HOME: join(folder, 'other-home'), XDG_CONFIG_HOME: '' } });
      assert.equal(code, 3);
      assert.deepEqual(reportOf(stdout).servers.map(({ server: name, outcome }) => `${name} ${outcome}`), expected);
    });
  }
});

describe('a plugin', () => {
  put('plugin/.claude-plugin/plugin.json', { name: 'p', version: '1', mcpServers: './servers.json' });
  put('plugin/servers.json', { notes: { command: process.execPath, args: ['${CLAUDE_PLUGIN_ROOT}/../server.mjs', 'no line feed'] } });
  put('server.mjs', `process.argv[2] = 'no line feed'; await import(${JSON.stringify(server)});`);
  put('escape/plugin.json', { name: 'p', mcpServers: '../bad/mcp.json' });
  test('has the servers judged that a file of its own names', async () => {
    const { code, stdout, stderr } = await run('scan', 'plugin/.claude-plugin/plugin.json', '--format', 'json');
    assert.equal(code, 0, stderr);
    assert.deepEqual(reportOf(stdout).servers.map(({ server: name, tools }) => [name, tools.length]), [['notes', 2]]);
  });
  test('has servers of its own judged beside those of a file, and leaves none for a file that is not there', async () => {
    put('mixed/plugin.json', { name: 'p', version: '1', mcpServers: ['./servers.json', './gone.json', { own: entry }] });
    put('mixed/servers.json', { mcpServers: { notes: entry } });
    const { code, stdout, stderr } = await run('scan', 'mixed/plugin.json', '--format', 'json');
    assert.equal(code, 2);
    assert.match(stderr, /mcpServers: \.\/gone\.json: /);
    assert.deepEqual(reportOf(stdout).servers.map(({ server: name, tools }) => [name, tools.length]), [['own', 2], ['notes', 2]]);
  });
  test('leads to no file outside of its folder', async () => {
    const { code, stderr } = await run('scan', 'escape/plugin.json');
    assert.equal(code, 2);
    assert.match(stderr, /leads out of the folder of the plugin/);
  });
});

describe('servers of several clients', () => {
  put('home/.cursor/mcp.json', { mcpServers: { notes: entry, shared: { ...entry, env: { A: '1' } } } });
  put('home/.codeium/windsurf/mcp_config.json', { mcpServers: { mail: entry, shared: { ...entry, env: { A: '1' } }, bad: {} } });
  const cursor = { client: 'Cursor', file: '~/.cursor/mcp.json' };
  const windsurf = { client: 'Windsurf', file: '~/.codeium/windsurf/mcp_config.json' };
  test('say whose they are in JSON, and are a session for each client', async () => {
    const { code, stdout } = await run('scan', '--installed', '--format', 'json');
    const { servers, session, sessions } = reportOf(stdout);
    assert.equal(code, 3);
    assert.deepEqual(servers.map(({ server: name, from }) => [name, from]), [['notes', [cursor]], ['shared', [cursor, windsurf]], ['mail', [windsurf]], ['bad', [windsurf]]]);
    assert.deepEqual([session, sessions?.map(({ client, servers: names }) => [client, names])], [undefined, [['Cursor', ['notes', 'shared']], ['Windsurf', ['shared', 'mail']]]]);
  });
  test('say it in every other format', async () => {
    for (const [format, says] of [['table', /from +Cursor, ~\/\.cursor\/mcp\.json/], ['markdown', /\*\*from\*\*: Cursor, /], ['jsonl', /"from":\[\{"client":"Cursor","file":"~\/\.cursor\/mcp\.json"\}\]/]] as const) {
      const { stdout, stderr } = await run('scan', '--installed', '--format', format);
      assert.match(stdout, says, format);
      if (format === 'jsonl') assert.match(stderr, /failed: bad \(Windsurf, ~\/\.codeium\/windsurf\/mcp_config\.json\): bad-entry/);
    }
  });
});

describe('a file with the servers of several projects', () => {
  put('named/.claude.json', { mcpServers: { one: entry }, projects: { '/p': { mcpServers: { one: entry, two: entry } }, '/q': { mcpServers: {} } } });
  test('says of each server whose it is, where it is named itself', async () => {
    const { stdout } = await run('scan', 'named/.claude.json', '--format', 'json');
    const client = { client: 'Claude Code', file: 'named/.claude.json' };
    assert.deepEqual(reportOf(stdout).servers.map(({ server: name, from }) => [name, from]), [
      ['one (named/.claude.json)', [client]], ['one (/p)', [{ ...client, project: '/p' }]], ['two', [{ ...client, project: '/p' }]],
    ]);
  });
});

describe('several sources', () => {
  for (const place of ['a/tools.json', 'b/tools.json']) put(place, { tools: [{ name: 'delete_user', description: 'Deletes a user.' }] });
  test('make one report, in which the same name says its source', async () => {
    const { code, stdout } = await run('scan', 'a/tools.json', 'b/tools.json', '--format', 'json');
    assert.deepEqual([code, reportOf(stdout).servers.map(({ server: name, from }) => [name, from])], [0, [['tools', [{ file: 'a/tools.json' }]], ['tools (b/tools.json)', [{ file: 'b/tools.json' }]]]]);
  });
  test('are all scanned where one is bad, which is said', async () => {
    const { code, stdout, stderr } = await run('scan', 'missing.json', 'a/tools.json', 'bad/none.json');
    assert.equal(code, 2);
    assert.match(stdout, /1 tool of 1 server/);
    assert.match(stderr, /^bad\/none\.json: there is no such file\. Check the path\.\nmissing\.json: there is no such file\./m);
  });
  test('take the options of those they are for, and refuse what none takes', async () => {
    const { code, stderr } = await run('scan', 'a/tools.json', 'b/tools.json', '--header', 'A: b');
    assert.equal(code, 2);
    assert.match(stderr, /^--header: only a URL takes headers\./);
  });
});

describe('toolrisk servers', () => {
  test('lists the catalog by id, with how many tools and the worst of them', async () => {
    const { code, stdout } = await runToolrisk(['servers'], { cwd: folder });
    assert.equal(code, 0);
    assert.match(stdout, /^filesystem +\d+ +high +\S/m);
  });
  test('finds those that have a word, in JSON too, and ends with 1 where none has', async () => {
    const found = await runToolrisk(['servers', 'github', '--format', 'json'], { cwd: folder });
    assert.ok((JSON.parse(found.stdout) as { servers: { server: string; tools: number }[] }).servers.some(({ server: id, tools }) => id === 'github' && tools > 0));
    assert.equal((await runToolrisk(['servers', 'zzzzzz'], { cwd: folder })).code, 1);
  });
});

describe('what is misspelt', () => {
  const cases: [string[], RegExp][] = [
    [['scan', 'filesytem'], /Did you mean filesystem\?/], [['scan', 'Filesystem'], /Did you mean filesystem\?/], [['policy', 'filesystem', '--for', 'claud-code'], /Did you mean claude-code\?/],
    [['servrs'], /Did you mean servers\?/], [['scan', 'npmm:x'], /Did you mean npm:\?/], [['scan', 'x.json', '--fail-on', 'hgh'], /Did you mean high\?/],
    // Before a list of thirty names.
    [['policy', 'filesystem', '--for', 'cluade-code'], /^toolrisk: option '--for <product>' argument 'cluade-code' is invalid\. Did you mean claude-code\? Allowed choices are /], [['scan', 'x.json', '--format', 'tabel'], /is invalid\. Did you mean table\? Allowed/],
  ];
  for (const [args, says] of cases) {
    test(`is told what it is most like: ${args.join(' ')}`, async () => {
      const { code, stderr } = await runToolrisk(args, { cwd: folder });
      assert.equal(code, 2);
      assert.match(stderr, says);
    });
  }
});

describe('an option that is given twice', () => {
  const dump = JSON.stringify({ tools: [{ name: 'get_a', description: 'Gets a.' }] });
  const refused: string[][] = [['scan', '-', '--format', 'json', '--format', 'table'], ['policy', '-', '--for', 'codex', '--for', 'opa'], ['scan', '-', '--catalog', 'a', '--catalog', 'b'], ['scan', '-', '--fail-on', 'high', '--fail-on', 'low'],
    ['scan', '-', '--timeout', '5', '--timeout', '6'], ['policy', '-', '--for', 'codex', '--out', 'a', '--out', 'b'], ['site', '--out', 'a', '--out', 'b']];
  for (const words of refused) {
    test(`is refused where only one can hold: ${words.join(' ')}`, async () => {
      const { code, stdout, stderr } = await runToolrisk(words, { cwd: folder, input: dump });
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, new RegExp(`^toolrisk: option '${words.at(-2)!} <[^\n]*> *' argument '[^']*' is invalid\\. It is given twice, with different values: give one\\. See --help\\.\n$`));
    });
  }
  for (const words of [['scan', '-', '--format', 'json', '--format', 'json'], ['scan', '-', '--pass-env', 'A', '--pass-env', 'B']]) {
    test(`is taken where that is no choice: ${words.join(' ')}`, async () => {
      const { code, stderr } = await runToolrisk(words, { cwd: folder, input: dump, env: { A: '1', B: '2' } });
      assert.equal(code, 0, stderr);
    });
  }
});
