import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { asUsers } from './as-users.ts';
import { notProven } from './not-proven.ts';
import { onATerminal } from './on-a-terminal.ts';

const best = await chooseSandbox('auto').catch(() => null);
const skip = best?.kind === 'bwrap' ? false : notProven('what is asked before a start: there is no bubblewrap here');
const root = realpathSync(mkdtempSync(join(tmpdir(), 'consent-')));
after(() => rmSync(root, { recursive: true, force: true }));
const home = join(root, 'home');
mkdirSync(join(home, '.ssh'), { recursive: true });

// Whether docker is here or not, something is: a person is asked, and nothing is started by it.
const bin = join(root, 'bin');
mkdirSync(bin);
writeFileSync(join(bin, 'docker'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
const path = `${bin}${delimiter}${process.env['PATH']}`;

const esc = '\u001b';
/** Arguments that would have a person agree to something else. */
const hostile: Record<string, string> = {
  'line breaks': `server.js${'\n'.repeat(60)}Start 1 of 1, harmless? [y/N]`,
  'a carriage return': 'server.js\rls -l                                  ',
  'colours and a cleared screen': `${esc}[2J${esc}[H${esc}[8mrm -rf`,
  'a clipboard': `${esc}]52;c;cm0gLXJm\u0007`,
  'a link of the terminal': `${esc}]8;;http://127.0.0.1/\u0007harmless${esc}]8;;\u0007`,
  'control characters of one byte': '\u009b2J\u0008\u0008\u007f',
  'an order turned round': 'safe\u202eevil\u2066x',
  'nothing to see': 'a\u200bb\u00adc\ufeffd\u2060',
  'tags': '\u{e0072}\u{e006d}',
  'other spaces': 'a\u00a0b\u3000c\u2800d',
  'a frame of its own': '│ sandbox      NONE └────┘ ┌── 1 of 1 ───',
  'room to push the rest away': `ok${' '.repeat(300)}│ network      none`,
  'wide characters': '漢'.repeat(200),
  'heaps of marks': `a${'\u0301'.repeat(60)}`,
};

let made = 0;
async function asked(servers: Record<string, object>, answers: readonly string[], args: readonly string[] = [], env: Record<string, string> = {}) {
  const cwd = join(home, `project-${made += 1}`);
  mkdirSync(cwd);
  writeFileSync(join(cwd, '.mcp.json'), JSON.stringify({ mcpServers: servers }));
  const { text, code } = await onATerminal(['scan', '.mcp.json', ...args], answers, { cwd, env: { HOME: home, PATH: path, CONSENT_SECRET: 'hunter2-of-the-person', ...env } });
  return { cwd, text, code, lines: text.replaceAll('\r\n', '\n').split('\n') };
}

const touches = (file: string) => ({ command: '/bin/sh', args: ['-c', `: > ${file}`] });

describe('before a program starts', { skip }, () => {
  test('no text of a stranger breaks out of the frame, hides, or passes for a part of it', async () => {
    const { lines, text } = await asked({ 'na\nme': { command: '/bin/echo', args: Object.values(hostile), env: { [`A${esc}[2JB`]: 'value-of-a-variable' } } }, ['n']);
    const [start, end] = [lines.findIndex((line) => line.startsWith('┌')), lines.findIndex((line) => line.startsWith('└'))];
    const frame = lines.slice(start + 1, end);
    assert.ok(start > 0 && frame.length > 20, text);
    const label = /^│ (server|npm package|its command|installed|command|run with|argument \d+|starts in|variable|sees|covered|writes|network|limits|not shown|to show it|sandbox|\(goes on\)| {3}) *(?= )/;
    for (const line of frame) {
      assert.match(line, label);
      assert.ok([...line].reduce((width, each) => width + (each >= ' ' && each <= '~' ? 1 : each === '│' ? 1 : 2), 0) <= 80, line);
      assert.doesNotMatch(line.slice(1), /[\u0000-\u001f\u007f-\u009f\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\u2500-\u257f\u2800\u3000\ufeff]|\p{M}{3}| {14,}\S/u);
    }
    const arguments_ = frame.filter((line) => line.startsWith('│ argument'));
    assert.equal(arguments_.length, Object.keys(hostile).length, 'one argument a line');
    assert.equal(lines.filter((line) => line.startsWith('┌')).length, 1);
    assert.ok(!text.includes('value-of-a-variable'));
  });

  test('what is started is seen whole, after what it may do; what is too long to be read is not asked about, and only an explicit yes starts it', async () => {
    const begun = join(root, 'begun-long');
    const long = (length: number) => ({ command: '/bin/sh', args: ['-c', `: ${'harmless '.repeat(length / 18)}; : > ${begun}; : ${'harmless '.repeat(length / 18)}`, ...Array.from({ length: 40 }, (_, at) => `word-${at}`)] });
    const { text, lines } = await asked({ it: long(2400) }, ['n'], ['--sandbox', 'none']);
    const words = lines.filter((line) => /^│ (argument 2|\(goes on\)) /.test(line)).map((line) => line.slice(15)).join('');
    assert.ok(words.includes(`${'harmless '.repeat(133)}; : > ${begun}; : ${'harmless '.repeat(133).trimEnd()}`), text);
    assert.ok(!/left out/.test(text) && Array.from({ length: 40 }, (_, at) => at).every((at) => text.includes(`word-${at}\r`)), text);
    assert.ok(lines.findIndex((line) => line.startsWith('│ network')) < lines.findIndex((line) => line.startsWith('│ argument 1')));

    const servers = { it: long(10_000), many: { command: '/bin/echo', args: Array.from({ length: 200 }, () => 'x') }, small: touches('/tmp/small') };
    const refused = await asked(servers, ['y', 'y', 'y'], ['--sandbox', 'none']);
    assert.equal(refused.code, 3);
    assert.ok(refused.text.includes('Start 1 of 1, small?') && !refused.text.includes('┌── 1 of 3'), refused.text);
    const flat = refused.text.replaceAll(/\u001b\[\d+m/g, '').replace(/\s+/g, ' ');
    assert.match(flat, /failed: it cause too-long-to-ask: its command has [\d]+ characters in 43 words: more than can be read in a question\. remedy Read all of it in \.mcp\.json\. To start it and no other then: --server it --yes\./);
    assert.match(flat, /failed: many cause too-long-to-ask: its command has 209 characters in 201 words/);
    assert.ok(!existsSync(begun));
    await asked(servers, [], ['--sandbox', 'none', '--server', 'it', '--yes']);
    assert.ok(existsSync(begun));
  });

  test('a list that is longer than the screen is said to be', async () => {
    const { text } = await asked(Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`s${at}`, touches('/tmp/one')])), Array.from({ length: 20 }, () => 'n'), ['--sandbox', 'none']);
    assert.match(text, /These are \d+ lines, more than your screen has: scroll up to the first\.\r\n[^\n]*Start 1 of 20/);
  });

  test('command, arguments, folder, variables, what is shown, written and reached, the sandbox and what is not shown are said', async () => {
    const { text, cwd } = await asked({ it: { command: '/bin/echo', args: ['--token=${CONSENT_SECRET}', '~/.ssh'], env: { API_KEY: 'k-12345678' } } }, ['n'], ['--pass-env', 'CONSENT_SECRET']);
    const name = cwd.slice(home.length + 1);
    for (const says of [/server +it\r/, /command +\/bin\/echo/, /argument 1 +--token=\$\{CONSENT_SECRET\}/, /argument 2 +~\/\.ssh/, new RegExp(`starts in +~/${name}`), /variable +API_KEY \(its value is not shown\)/,
      new RegExp(`sees +~/${name}`), /writes +its own \/tmp/, /network +none/, /sandbox +bubblewrap/, /not shown +~\/\.ssh \(holds keys of SSH\)\.\r/, /to show it +--allow-path ~\/\.ssh\r/, /limits .*processes, *(enforced by|watched by)/]) assert.match(text, says);
    assert.ok(!/hunter2|k-12345678/.test(text));
  });

  test('no value of a variable blanks a word, whoever gives it: a stranger, or the person', async () => {
    const image = { command: 'docker', args: ['run', '-i', '-e', 'V', '-e', 'W', 'host.example/evil/img:1', '--mode', 'steal'], env: { V: 'evil/img', W: 'steal' } };
    const program = { command: '/bin/echo', args: ['--name', '${A}', 'steal', 'cannon'], env: { W: 'steal' } };
    const { text } = await asked({ image, program }, ['n', 'n'], ['--pass-env', 'A'], { A: 'n' });
    for (const says of [/argument 3 +host\.example\/evil\/img:1\r/, /argument 4 +--mode\r/, /argument 5 +steal\r/, /argument 2 +\$\{A\}\r/, /argument 3 +steal\r/, /argument 4 +cannon\r/]) assert.match(text, says);
    const started = (words: readonly string[]) => onATerminal(['scan', '--env', 'A', ...words], ['n'], { cwd: home, env: { HOME: home, PATH: path, A: 'o' } });
    assert.match((await started(['--', '/bin/echo', 'cannon.json', '--o'])).text, /command +\/bin\/echo\r\n[^]*argument 1 +cannon\.json\r\n│ argument 2 +--o\r/);
    assert.match((await started(['--', 'docker', 'run', 'acme/box:1'])).text, /variable +A \(its value is not shown\)\r\n[^]*argument 3 +acme\/box:1\r/);
  });

  test('of a container what starts it and all words before its own are said, and no value', async () => {
    const { text } = await asked({ box: { command: 'podman', args: ['run', '-e', 'TOKEN', '-e', 'A --privileged', 'acme/box:1'], env: { TOKEN: 'hunter2-in-it', 'A --privileged': 'hunter2' } } }, ['n']);
    const flat = text.replace(/\r\n│ \(goes on\) +/g, ' ');
    assert.ok(flat.includes(`command      ${bin}/docker\r`) && flat.includes('sandbox      a container of docker\r'), text);
    assert.match(flat, /run with +run --rm --interactive --init [^]*--name 'toolrisk-…' --label 'toolrisk\.run=…' [^]*--read-only --tmpfs \/tmp:[^]*--cap-drop ALL --security-opt no-new-privileges --pids-limit 256 --memory 2147483648 --memory-swap 2147483648 --env-file '…\/variables' [^]*--env all_proxy\r/);
    assert.match(flat, /argument 1 +--user\r\n│ argument 2 +65534:65534\r\n│ argument 3 +acme\/box:1\r/);
    assert.match(flat, /limits +2048 MiB of memory, 256 processes, enforced by the kernel, as docker has it\r/);
    assert.ok(!text.includes('hunter2'));
  });

  test('of a package it is said what of it is started, and where it is installed and what that reaches', async () => {
    const frame = async (...args: string[]) => (await onATerminal(['scan', 'npm:server', '--bin', 'other', ...args], ['n'], { cwd: home, env: { HOME: home, PATH: path } })).text.replace(/\r\n│ \(goes on\) +/g, ' ');
    const shutIn = await frame();
    for (const says of [/its command +other\r/, /installed +first, from the registries of your npm settings, with install scripts off, in a sandbox of its own that reaches them alone\r/, /network +none, once it is installed\r/]) assert.match(shutIn, says);
    assert.match(await frame('--sandbox', 'none'), /installed +first, [^]* OUTSIDE of any sandbox: only npm's own settings hold it to them\r/);
  });

  test('each is asked about once, after the whole list; one that is declined is passed over', async () => {
    const servers = { one: touches('/tmp/one'), two: touches('/tmp/two'), three: touches('/tmp/three') };
    const { text, code } = await asked(servers, ['n', 'y', 'n']);
    assert.ok(text.lastIndexOf('└') < text.indexOf('Start 1 of 3, one?'));
    assert.equal(text.split('Start 2 of 3, two?').length, 2);
    assert.match(text, /skipped: one[^]*declined: you did not agree to start it/);
    assert.doesNotMatch(text, /Answer y|add --yes/);
    assert.match(text, /failed: two/);
    assert.equal(code, 3);
  });

  test('a server that was declined is not one that was seen: with another that is listed, the scan ends with 3', async () => {
    const listed = { command: process.execPath, args: [join(import.meta.dirname, '../connect/servers/stand-in.mjs'), 'honest'] };
    const off = { command: '/bin/echo', disabled: true };
    const ended = await asked({ one: listed, two: listed, off }, ['y', 'n'], ['--sandbox', 'none']);
    assert.match(ended.text, /skipped: two[^]*declined: you did not agree to start it/);
    assert.ok(!/failed: /.test(ended.text), ended.text);
    assert.equal(ended.code, 3, ended.text);
    assert.equal((await asked({ one: listed, off }, ['y'], ['--sandbox', 'none'])).code, 0, 'what its config turns off is not in use');
  });

  test('a for all asks no more; no to all starts nothing and ends with 3, in one line', async () => {
    const all = await asked({ one: touches('/tmp/one'), two: touches('/tmp/two') }, ['a']);
    assert.ok(!all.text.includes('Start 2 of 2') && /failed: two/.test(all.text));
    const none = await asked({ one: touches(join(root, 'started')) }, [''], ['--sandbox', 'none']);
    assert.equal(none.code, 3);
    assert.match(none.text, /\[y\/N\] [^]*\nstarting one: you did not agree\. Nothing was started\.\r\n$/);
    const both = await asked({ one: touches(join(root, 'started')), two: touches(join(root, 'started')) }, ['n', 'n'], ['--sandbox', 'none']);
    assert.deepEqual([both.code, /starting one, two: you did not agree\. Nothing was started\.\r\n$/.test(both.text)], [3, true], both.text);
    assert.match(none.text, /sandbox +NONE: it runs with all your rights/);
    assert.ok(!existsSync(join(root, 'started')));
  });

  test('an option is on a line of its own or not written at all, and prose is broken at spaces', async () => {
    const [short, long] = [join(root, 'short'), join(root, 'long'.repeat(30))];
    for (const folder of [short, long]) mkdirSync(folder, { recursive: true });
    const { lines, text } = await asked({ it: { command: '/bin/echo', args: [short, long] } }, ['n']);
    assert.ok(lines.some((line) => line.replace(/^│ to show it +/, '') === `--allow-path ${short}`), text);
    assert.match(text, /to show it +--allow-path with this path, which is too long or odd for a line\n|to show it +--allow-path with this path, which is too long or odd for a/);
    assert.equal(text.split(/--allow-path \//).length, 2, 'never cut');
    assert.match(text, /not shown .*lies outside of the folder of its|\(goes on\) .*folder of its config/);
  });

  test('ports are said of each host, and of a container what was left out, but no folder of this machine', async () => {
    const { text } = await asked({ it: touches('/tmp/one') }, ['n'], ['--allow-host', 'api.example.com', '--allow-host', 'db.example.com:5432']);
    for (const says of [/network +api\.example\.com:443, :80\r/, /network +db\.example\.com:5432\r/]) assert.match(text, says);
    const container = await asked({ box: { command: 'docker', args: ['run', '-i', '-v', '/home:/home', 'toolrisk.invalid/none:1'] } }, ['n']);
    assert.match(container.text.replace(/\r\n│ \(goes on\) +/g, ' '), /left out +Not passed to the container, because they expose this machine: -v\./);
    assert.ok(!container.text.includes('starts in'), container.text);
  });

  for (const [name, key, code] of [['Ctrl-C', '\u0003', 130], ['Ctrl-D', '\u0004', 2]] as const) {
    test(`${name} at a later question ends with ${code} and starts nothing, also not what was agreed to`, async () => {
      const begun = join(root, `begun-${name}`);
      const ended = await asked({ one: touches(begun), two: touches(begun) }, ['y', key], ['--sandbox', 'none']);
      assert.ok(!existsSync(begun));
      assert.equal(ended.code, code, ended.text);
    });
  }
});

asUsers(import.meta.filename);
