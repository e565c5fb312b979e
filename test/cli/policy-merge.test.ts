import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, test } from 'node:test';
import { applyPatch } from 'diff';
import { root, runToolrisk, temporaryFolder } from './run-toolrisk.ts';

const folder = temporaryFolder();
let made = 0;

/** A file of its own folder, with a text in it if there is one. */
function settings(text?: string | Buffer, name = 'settings.json'): string {
  const path = join(folder, `case-${made += 1}`, name);
  mkdirSync(dirname(path));
  if (text !== undefined) writeFileSync(path, text);
  return path;
}

const merge = (path: string, ...rest: string[]) => runToolrisk(['policy', 'slack', '--for', 'claude-code', '--merge', path, ...rest]);
const mine = '{\n\t"model": "opus",\n\t"permissions": { "allow": ["Bash(ls:*)", "mcp__slack__old"] }\n}\n';

describe('policy --merge', () => {
  test('shows the changes on standard error, writes them, and keeps the old file beside', async () => {
    const path = settings(mine);
    const { code, stdout, stderr } = await merge(path, '--yes');
    assert.deepEqual([code, stdout], [0, '']);
    assert.match(stderr, /^--- .*\n\+\+\+ .*\n@@ /m);
    assert.match(stderr, /^-\t"permissions": \{ "allow"/m);
    assert.match(stderr, /^taken out, for the server has no such tool: mcp__slack__old$/m);
    assert.match(stderr, /^not expressed: /m);
    assert.match(readFileSync(path, 'utf8'), /^\{\n\t"model": "opus",\n\t"permissions": \{ "allow": \["Bash\(ls:\*\)", "mcp__slack__slack_get_channel_history", /);
    assert.equal(readFileSync(`${path}.bak`, 'utf8'), mine);
  });

  test('the second time says so and writes nothing', async () => {
    const path = settings(mine);
    await merge(path, '--yes');
    const before = statSync(path);
    const { code, stderr } = await merge(path);
    assert.equal(code, 0);
    assert.match(stderr, /settings\.json: says this already; nothing is written\.$/m);
    assert.doesNotMatch(stderr, /^@@/m);
    assert.deepEqual([statSync(path).ino, statSync(path).mtimeMs], [before.ino, before.mtimeMs]);
    assert.deepEqual(readdirSync(dirname(path)).sort(), ['settings.json', 'settings.json.bak']);
  });

  test('never writes over an earlier backup', async () => {
    const path = settings(mine);
    writeFileSync(`${path}.bak`, 'first');
    await merge(path, '--yes');
    await merge(path, '--yes', '--tool', 'slack_post_message', '--posture', 'strict');
    writeFileSync(path, mine);
    const { stderr } = await merge(path, '--yes');
    assert.equal(readFileSync(`${path}.bak`, 'utf8'), 'first');
    assert.equal(readFileSync(`${path}.bak.1`, 'utf8'), mine);
    assert.equal(readFileSync(`${path}.bak.2`, 'utf8'), mine);
    assert.match(stderr, /The old file is .*settings\.json\.bak\.2\.$/m);
  });

  test('without a terminal it shows the changes, and writes nothing without --yes', async () => {
    const path = settings(mine);
    const { code, stderr } = await merge(path);
    assert.equal(code, 2);
    assert.match(stderr, /^@@/m);
    assert.match(stderr, /there is no terminal to ask on\. Add --yes/);
    assert.equal(readFileSync(path, 'utf8'), mine);
    assert.ok(!existsSync(`${path}.bak`));
  });

  test('in a log the lines around a change are left out: they may hold secrets', async () => {
    const path = settings('{\n  "env": { "TOKEN": "hunter2" },\n  "model": "opus",\n  "permissions": {\n    "deny": [\n      "Read(.env)"\n    ]\n  }\n}\n');
    const { stderr } = await merge(path, '--yes');
    assert.doesNotMatch(stderr, /hunter2|opus/);
    assert.match(readFileSync(path, 'utf8'), /hunter2/);
  });

  test('--dry-run prints a patch, where nothing must be masked, and writes nothing', async () => {
    const path = settings('\ufeff{\r\n\t"fast": true,\r\n\t"permissions": { "allow": ["mcp__slack__old"] }\r\n}\r\n');
    const before = readFileSync(path, 'utf8');
    const { code, stdout } = await merge(path, '--dry-run');
    assert.equal(code, 0);
    assert.equal(readFileSync(path, 'utf8'), before);
    await merge(path, '--yes');
    assert.equal(applyPatch(before, stdout, { autoConvertLineEndings: false }), readFileSync(path, 'utf8'));
  });

  test('--dry-run needs --merge', async () => {
    const { code, stderr } = await runToolrisk(['policy', 'slack', '--for', 'claude-code', '--dry-run']);
    assert.equal(code, 2);
    assert.match(stderr, /^--dry-run: there is nothing to try\. Name a file with --merge\.$/m);
  });

  test('makes a file that is not there, and the folders above it', async () => {
    const path = join(settings(), 'deep', 'er.json');
    const { code } = await merge(path, '--yes');
    assert.equal(code, 0);
    assert.deepEqual(Object.keys(JSON.parse(readFileSync(path, 'utf8')) as object), ['permissions']);
    assert.deepEqual(readdirSync(dirname(path)), ['er.json']);
  });

  test('keeps mode, byte order mark and line endings, and writes through a link', async () => {
    const path = settings(`\ufeff${mine.replaceAll('\n', '\r\n')}`, 'real.json');
    chmodSync(path, 0o600);
    const link = join(dirname(path), 'link.json');
    symlinkSync('real.json', link);
    const { code } = await merge(link, '--yes');
    assert.equal(code, 0);
    assert.ok(lstatSync(link).isSymbolicLink() && readlinkSync(link) === 'real.json');
    const text = readFileSync(path, 'utf8');
    assert.ok(text.startsWith('\ufeff{\r\n') && !/[^\r]\n/.test(text) && text.includes('mcp__slack__slack_get_users'));
    assert.deepEqual([statSync(path).mode & 0o777, statSync(`${path}.bak`).mode & 0o777], [0o600, 0o600]);
  });

  test('finds the file from the folder the user is in', async () => {
    const path = settings(mine);
    const { code } = await runToolrisk(['policy', 'slack', '--for', 'claude-code', '--merge', 'settings.json', '--yes'], { cwd: dirname(path) });
    assert.equal(code, 0);
    assert.notEqual(readFileSync(path, 'utf8'), mine);
  });

  test('calls the server as the user does', async () => {
    const path = settings(mine);
    await merge(path, '--yes', '--server-key', 'my chat');
    assert.match(readFileSync(path, 'utf8'), /"mcp__my_chat__slack_get_users"/);
    assert.match(readFileSync(path, 'utf8'), /"mcp__slack__old"/);
  });

  test('a warning names the entry that takes the effect', async () => {
    const { stderr } = await merge(settings('{"permissions": {"deny": ["mcp__slack"]}}'), '--yes');
    assert.match(stderr, /^look: The file is stricter than recommended about slack_add_reaction, .* and 3 other tools, and stays so: take its entries out to have the recommendation\.$/m);
    assert.match(stderr, /^warning: .*settings\.json: “deny: mcp__slack” stays, and decides on tools that are not listed instead: deny$/m);
  });
});

// A terminal of one's own: `script` belongs to every Debian.
describe('policy --merge on a terminal', { skip: process.platform === 'linux' ? false : 'needs the script command of util-linux' }, () => {
  const onTerminal = (path: string, input: string) => stripVTControlCharacters(execFileSync(
    'script', ['-qec', `'${process.execPath}' '${join(root, 'src/cli/main.ts')}' policy slack --for claude-code --merge '${path}' || echo "exit $?"`, '/dev/null'],
    { input, encoding: 'utf8', cwd: root, env: { ...process.env, TERM: 'xterm' } },
  ));

  test('shows the changes with their surroundings, then asks; no is the default', () => {
    for (const answer of ['n\n', '\n']) {
      const path = settings(mine);
      const said = onTerminal(path, answer);
      assert.match(said, /@@[^]*\n \t"model": "\[masked\]",[^]*Write these changes to .*settings\.json\? \[y\/N\] [^]*you did not agree, so nothing is written\.[^]*exit 2/);
      assert.equal(readFileSync(path, 'utf8'), mine);
      assert.deepEqual(readdirSync(dirname(path)), ['settings.json']);
    }
  });

  test('writes after a yes', () => {
    const path = settings(mine);
    assert.match(onTerminal(path, 'y\n'), /settings\.json: written\. The old file is .*settings\.json\.bak\./);
    assert.match(readFileSync(path, 'utf8'), /mcp__slack__slack_get_users/);
  });
});

describe('policy --merge refuses, and writes nothing', () => {
  const cases: [string, string | Buffer, RegExp][] = [
    ['what is not JSON, with line and column', '{\n  "permissions": {\n    "allow": [,]\n  }\n}\n', /settings\.json:3:\d+: is not JSON, and Claude Code ignores the whole file for it/m],
    ['what is no object', '[1]', /settings\.json: is no JSON object/],
    ['what is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), /settings\.json: is not UTF-8/],
    ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), /settings\.json: is not UTF-8/],
  ];
  for (const [what, content, message] of cases) {
    test(what, async () => {
      const path = settings(content);
      const { code, stderr, stdout } = await merge(path, '--yes');
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, message);
      assert.deepEqual(readFileSync(path), Buffer.from(content));
      assert.deepEqual(readdirSync(dirname(path)), ['settings.json']);
    });
  }

  test('TOML that is none, with line and column', async () => {
    const path = settings('a = 1\n[b\n', 'config.toml');
    const { code, stderr } = await runToolrisk(['policy', 'slack', '--for', 'codex', '--merge', path, '--yes']);
    assert.equal(code, 2);
    assert.match(stderr, /config\.toml:2:\d+: is not TOML: /);
  });

  test('a folder, and a link to nothing', async () => {
    const path = settings();
    mkdirSync(path);
    assert.match((await merge(path, '--yes')).stderr, /settings\.json: is no file\./);
    const link = `${path}.link`;
    symlinkSync('nowhere', link);
    const { code, stderr } = await merge(link, '--yes');
    assert.equal(code, 2);
    assert.match(stderr, /is a link that leads to no file\./);
    assert.ok(lstatSync(link).isSymbolicLink());
  });

  test('a product that keeps no such file, before anything is started', async () => {
    const { code, stderr } = await runToolrisk(['policy', '--for', 'copilot-cli', '--merge', settings(mine), '--yes', '--', 'no-such-program']);
    assert.equal(code, 2);
    assert.match(stderr, /^Copilot CLI: --merge: it keeps its permissions in no file: they are flags of its command line\. Print the policy .*--out\.$/m);
  });
});
