import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { referenceServer, runToolrisk, temporaryFolder } from './run-toolrisk.ts';
import type { Ran } from './run-toolrisk.ts';

const folder = temporaryFolder();
let made = 0;

/** A file with a text in it. */
function file(text: string, name = 'settings.json'): string {
  const path = join(folder, `case-${made += 1}`, name);
  mkdirSync(join(path, '..'));
  writeFileSync(path, text);
  return path;
}

const policy = (...words: string[]): Promise<Ran> => runToolrisk(['policy', ...words]);
const open = '{ "permissions": { "allow": ["mcp__slack__slack_post_message", "mcp_slack_slack_get_users", "mcp__slack__gone_for_good"] } }';

describe('policy --check', () => {
  test('of what was printed is clean', async () => {
    const { stdout: printed } = await policy('slack', '--for', 'codex');
    const { code, stdout, stderr } = await policy('slack', '--for', 'codex', '--check', file(printed));
    assert.equal(code, 0);
    assert.match(stderr, /^(look also: .*\n)+$/);
    assert.match(stdout, /^slack · Codex\n {2}tools not listed: denied by enabled_tools\n\nclean: 8 tools compared\n$/);
  });
  test('of a product that is only documented says so, with what was read, when it is printed and when it is checked', async () => {
    const printed = await policy('slack', '--for', 'zed');
    assert.match(printed.stderr, /^proof: Documented \(Zed 0\.224, zed\.dev\/docs\/ai\/tool-permissions\)\. .* was not run\.$/m);
    const { code, stderr } = await policy('slack', '--for', 'zed', '--check', file(printed.stdout));
    assert.equal(code, 0);
    assert.match(stderr, /^Zed: Documented \(Zed 0\.224, /);
    const merged = await policy('slack', '--for', 'zed', '--merge', file('{}'), '--yes');
    assert.deepEqual([merged.code, /^Zed: --merge: its format was read and never tried\. /m.test(merged.stderr)], [2, true], merged.stderr);
  });
  test('of what was merged is clean, for every client', async () => {
    for (const [id, start] of [['claude-code', '{ "model": "x" }'], ['codex', 'model = "x"\n'], ['gemini-cli', ''], ['opencode', '{}'], ['vscode', '{ // mine\n}'], ['cursor', '{}']] as const) {
      const path = file(start);
      assert.equal((await policy('slack', '--for', id, '--merge', path, '--yes')).code, 0, id);
      const { code, stdout } = await policy('slack', '--for', id, '--check', path);
      assert.equal(code, 0, `${id}: ${stdout}`);
      assert.match(stdout, /^clean: 8 tools compared$/m);
    }
  });
  test('names what is left open and what matches nothing, worst first, and says no', async () => {
    const { code, stdout } = await policy('slack', '--for', 'claude-code', '--check', file(open));
    assert.equal(code, 1);
    assert.match(stdout, /Left open {6}slack_post_message \(medium\): allow, by/);
    assert.match(stdout, /Dead rule {6}mcp_slack_slack_get_users under permissions\.allow is spelled as\n\s+for Gemini CLI \(rules for tools of servers begin with mcp__\),\n\s+so it matches nothing\. Write mcp__slack__slack_get_users\./);
    assert.match(stdout, /Left open {6}mcp__slack__gone_for_good under permissions\.allow names a tool\n/);
    assert.match(stdout, /^not clean: 8 tools compared: 4 left open, 1 dead rule, 5 stricter$/m);
  });
  test('speaks the formats of the other reports', async () => {
    const path = file(open);
    const [json, jsonl, markdown] = await Promise.all(['json', 'jsonl', 'markdown'].map((format) => policy('slack', '--for', 'claude-code', '--check', path, '--format', format)));
    const whole = JSON.parse(json!.stdout) as { product: string; clean: boolean; servers: { server: string; findings: { kind: string; tool?: string; severity?: string; recommended?: string; found?: string }[] }[] };
    assert.deepEqual([whole.product, whole.clean, whole.servers.length], ['Claude Code', false, 1]);
    const { says: _says, ...first } = whole.servers[0]!.findings.find(({ tool }) => tool === 'slack_post_message') as unknown as { says: string };
    assert.deepEqual(first, { kind: 'laxer', tool: 'slack_post_message', severity: 'medium', recommended: 'ask', found: 'allow', entry: 'allow: mcp__slack__slack_post_message' });
    const lines = jsonl!.stdout.trim().split('\n').map((line) => JSON.parse(line) as { server: string; kind: string });
    assert.deepEqual(lines.map(({ kind }) => kind), whole.servers[0]!.findings.map(({ kind }) => kind));
    assert.match(jsonl!.stderr, /^not clean: /m);
    assert.match(markdown!.stdout, /^\| Left open \| medium \| slack\\_post\\_message \| /m);
    assert.deepEqual([json!.code, jsonl!.code, markdown!.code], [1, 1, 1]);
  });
  test('of a file that holds nothing for the server is never clean, and names another key', async () => {
    const { code, stdout } = await policy('slack', '--for', 'claude-code', '--check', file('{}'));
    assert.equal(code, 1);
    assert.match(stdout, /Nothing there {2}No entry is about any of its 8 tools\./);
    const { stdout: printed } = await policy('slack', '--for', 'claude-code', '--server-key', 'team');
    const other = await policy('slack', '--for', 'claude-code', '--check', file(printed));
    assert.match(other.stdout.replace(/\s+/g, ' '), /there are some under team: give that with --server-key\./);
    assert.equal((await policy('slack', '--for', 'claude-code', '--server-key', 'team', '--check', file(printed))).code, 0);
  });
  test('of a file that cannot be read is bad input, told before anything is listed', async () => {
    for (const [words, says, product = 'claude-code'] of [
      [['--check', join(folder, 'none.json')], /none\.json: there is no such file\./],
      [['--check', folder], /: holds no file that ends in \.json\. Name a file\./],
      [['--check', file('\ud800')], /is not/, 'codex'],
      [['--check', 'x', '--out', 'y'], /^--out and --check: ask for different things\./m],
      [['--format', 'json'], /^--format: a policy has the format of its product\./],
      [['--check', mkdtempSync(join(folder, 'empty-'))], /empty-\w+: holds no file that ends in \.toml\. Name a file\./, 'gemini-cli'],
      [['--policy', 'x'], /^--policy: there are no calls to try\./],
    ] as [string[], RegExp, string?][]) {
      const { code, stdout, stderr } = await policy('no-such-server', '--for', product, ...words);
      assert.deepEqual([code, stdout], [2, ''], says.source);
      assert.match(stderr, says);
    }
  });
  test('fails until what is to be filled in is filled in', async () => {
    const { stdout: printed } = await policy('filesystem', '--for', 'opa', '--fill');
    assert.match(printed, /^# Fill in the placeholders for /m);
    const before = await policy('filesystem', '--for', 'opa', '--check', file(printed));
    assert.equal(before.code, 1);
    assert.match(before.stdout, /To fill in {5}The placeholder \/put\/a\/folder\/here\/ still stands in the file/);
    const after = await policy('filesystem', '--for', 'opa', '--fill', '--check', file(printed.replaceAll('/put/a/folder/here/', '/srv/files/')));
    assert.equal(after.code, 0, after.stdout);
  });
  test('knows a policy that was made for other definitions', async () => {
    const { stdout: printed } = await policy('slack', '--for', 'codex');
    const { code, stdout } = await policy('slack', '--for', 'codex', '--check', file(printed.replace(/, version \S+, definitions [0-9a-f]{12}/, ', version 1.0.0, definitions 000000000000')));
    assert.equal(code, 0);
    assert.match(stdout.replace(/\s+/g, ' '), /Other version The policy was made for version 1\.0\.0 \(definitions 000000000000\); the server is at version \S+ \(definitions [0-9a-f]{12}\)\./);
  });
  test('of a part of the tools looks at these alone', async () => {
    const path = file('{ "permissions": { "ask": ["mcp__slack__slack_post_message"] } }');
    assert.equal((await policy('slack', '--for', 'claude-code', '--tool', 'slack_post_message', '--check', path)).code, 0);
    assert.equal((await policy('slack', '--for', 'claude-code', '--check', path)).code, 1);
  });
});

describe('a server that is started for it', () => {
  test('says its own version, and so does the policy', async () => {
    const { code, stdout } = await runToolrisk(['policy', '--for', 'codex', '--yes', '--sandbox', 'none', '--', ...referenceServer('memory')]);
    assert.equal(code, 0);
    assert.match(stdout, /^# Made by toolrisk for \S+, version \d+\.\d+\.\d+, definitions [0-9a-f]{12}\.$/m);
  });
});

describe('policy --only', () => {
  test('writes rules for that severity and above, and says what is left', async () => {
    const { code, stdout, stderr } = await policy('filesystem', '--for', 'codex', '--only', 'high');
    assert.equal(code, 0);
    assert.doesNotMatch(stdout, /enabled_tools|list_directory/);
    assert.match(stderr, /^--only high: \d+ of \d+ tools of filesystem have a rule; the other \d+ are left to the product as tools that are not listed\.$/m);
    assert.match(stderr, /^tools not listed: Left as they are: /m);
    assert.match(stderr, /^proof: Run\. Codex /m);
    assert.equal((await policy('filesystem', '--for', 'codex', '--only', 'high', '--check', file(stdout))).code, 0);
  });
});

describe('policy --out', () => {
  test('writes the file, then leaves it alone, and keeps one that says something else', async () => {
    const path = join(folder, 'out', 'new.json');
    const first = await policy('slack', '--for', 'claude-code', '--out', path);
    assert.deepEqual([first.code, first.stdout], [0, '']);
    assert.match(first.stderr, /new\.json: written\.$/m);
    assert.equal(readFileSync(path, 'utf8'), (await policy('slack', '--for', 'claude-code')).stdout);
    const { ino } = statSync(path);
    const again = await policy('slack', '--for', 'claude-code', '--out', path);
    assert.match(again.stderr, /says this already; nothing is written\.$/m);
    assert.equal(statSync(path).ino, ino);
    const other = await policy('slack', '--for', 'claude-code', '--tool', 'slack_post_message', '--out', path);
    assert.equal(other.code, 2);
    assert.match(other.stderr, /there is a file that says something else\. Add --yes to overwrite it, or --merge to keep what else is in it\.$/m);
    assert.equal(readFileSync(path, 'utf8'), (await policy('slack', '--for', 'claude-code')).stdout);
    const forced = await policy('slack', '--for', 'claude-code', '--tool', 'slack_post_message', '--out', path, '--yes');
    assert.equal(forced.code, 0);
    assert.match(forced.stderr, /new\.json: overwritten\.$/m);
  });
});

describe('several sources', () => {
  test('make one policy, each under its own key, the same bytes every time', async () => {
    const words = ['slack', 'filesystem', '--for', 'codex', '--server-key', 'slack=work-slack'];
    const [{ code, stdout }, again] = await Promise.all([policy(...words), policy(...words)]);
    assert.equal(code, 0);
    assert.equal(stdout, again.stdout);
    assert.match(stdout, /^\[mcp_servers\.work-slack\]$/m);
    assert.match(stdout, /^\[mcp_servers\.filesystem\]$/m);
    assert.deepEqual(stdout.match(/^# Made by toolrisk for \S+, /gm), ['# Made by toolrisk for work-slack, ', '# Made by toolrisk for filesystem, ']);
    const checked = await policy(...words, '--check', file(stdout));
    assert.equal(checked.code, 0, checked.stdout);
    assert.match(checked.stdout, /^slack as work-slack · Codex$/m);
  });
  test('may be all servers of one', async () => {
    const dump = file('{"server":"x","name":"get_a"}\n{"server":"y","name":"get_b"}\n', 'two.jsonl');
    const { code, stdout } = await policy(dump, '--for', 'opencode', '--all-servers', '--server-key', 'y=why');
    assert.equal(code, 0);
    assert.deepEqual(Object.keys((JSON.parse(stdout.replace(/^\/\/.*\n/gm, '')) as { permission: object }).permission), ['x_*', 'why_*', 'x_get_a', 'why_get_b']);
    assert.equal((await policy(dump, '--for', 'opencode')).code, 2);
    assert.match((await policy(dump, '--for', 'cerbos', '--all-servers')).stderr, /Cerbos takes one file a server/);
  });
  test('of which one is not listed leave it out, and are never written over a file that may have it', async () => {
    const cwd = join(folder, 'own');
    mkdirSync(join(cwd, 'catalog/servers'), { recursive: true });
    writeFileSync(join(cwd, 'catalog/servers/fresh.yaml'), 'title: Fresh\nabout: It is new.\ntopic: other\nurl: http://127.0.0.1:9/fresh\n');
    const words = ['policy', 'slack', 'fresh', '--for', 'codex', '--server-key', 'fresh=new-one'];
    const printed = await runToolrisk(words, { cwd });
    assert.equal(printed.code, 3);
    assert.match(printed.stdout, /^\[mcp_servers\.slack\]$/m);
    assert.match(printed.stderr, /^policy: saw no tools of fresh/m);
    const written = await runToolrisk([...words, '--out', 'policy.toml'], { cwd });
    assert.equal(written.code, 3);
    assert.match(written.stderr, /^--out policy\.toml: some of the servers were not listed, so the policy would lack them\./m);
    assert.ok(!existsSync(join(cwd, 'policy.toml')));
  });
  test('are refused where the product has a file for each, and where a key could mean either', async () => {
    for (const [words, says] of [
      [['--for', 'opa'], /Open Policy Agent takes one file a server: .* Name one source at a time\.$/m],
      [['--for', 'codex', '--server-key', 'mine'], /^--server-key mine: does not say which server it is about\. Write it as <server>=<key>; the servers are slack, filesystem\.$/m],
      [['--for', 'codex', '--server-key', 'slack=filesystem'], /two servers are called filesystem/],
      [['--for', 'codex', '--merge', 'x'], /^--merge: several servers are named\. Merge one after the other\.$/m],
      [['--for', 'codex', '--server', 'slack'], /^--server: 2 sources are named/m],
    ] as const) {
      const { code, stderr } = await policy('slack', 'filesystem', ...words);
      assert.equal(code, 2, stderr);
      assert.match(stderr, says);
    }
  });
});
