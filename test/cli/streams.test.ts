import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { processesWith } from '../connect/stand-in.ts';
import { setTimeout as wait } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { reportStyle } from '../../src/cli/options/report-style.ts';
import { referenceServer, root, runAlone, temporaryFolder } from './run-toolrisk.ts';

const folder = temporaryFolder();
const main = join(root, 'src/cli/main.ts');

function writeRows(count: number): string {
  const path = join(folder, `${count}.jsonl`);
  const row = (index: number) => JSON.stringify({
    server: `server-${Math.floor(index / 10)}`, name: `get_thing_${index}`, description: 'Gets a thing. '.repeat(30),
    inputSchema: { type: 'object', properties: { id: { type: 'string' } } },
  });
  writeFileSync(path, Array.from({ length: count }, (_, index) => `${row(index)}\n`).join(''));
  return path;
}

describe('a long answer', () => {
  test('takes no more memory for four times the rows, and keeps their order', async () => {
    const tell = 'process.on("exit",()=>process.stderr.write(`peak ${process.resourceUsage().maxRSS}`))';
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(tell)}` };
    // Fewer rows end before the heap of the engine has settled: then the smaller peak says nothing.
    const peaks: number[] = [];
    for (const rows of [20_000, 80_000]) {
      const { code, stdout, stderr } = await runAlone(['scan', writeRows(rows), '--format', 'jsonl'], { env });
      assert.equal(code, 0, stderr);
      const lines = stdout.trimEnd().split('\n');
      assert.equal(lines.length, rows);
      for (const index of [0, 1, 777, rows - 1]) assert.equal((JSON.parse(lines[index]!) as { name: string }).name, `get_thing_${index}`);
      peaks.push(Number(/peak (\d+)/.exec(stderr)?.[1]));
    }
    assert.ok(peaks[1]! < peaks[0]! * 1.6, `peak resident sizes: ${peaks.join(', ')} KB`);
  });

  test('ends without a word when its reader leaves', async () => {
    const child = spawn(process.execPath, [main, 'scan', writeRows(20_000), '--format', 'jsonl'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => { said += text; });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((done) => child.once('close', done));
    assert.deepEqual([said, code], ['', 141]);
  });
});

describe('colours', () => {
  const screen = { isTTY: true, columns: 200 } as NodeJS.WriteStream;
  const coloured = (stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv) => reportStyle(stream, env).paint('critical', 'x').includes('\u001b');
  test('are for terminals only, and not where NO_COLOR is set', () => {
    assert.ok(coloured(screen, {}));
    assert.ok(coloured(screen, { NO_COLOR: '' }), 'an empty NO_COLOR says nothing');
    assert.ok(!coloured(screen, { NO_COLOR: '1' }));
    assert.ok(!coloured(screen, { TERM: 'dumb' }));
    assert.ok(!coloured({ isTTY: false } as NodeJS.WriteStream, { FORCE_COLOR: '1' }));
  });
  test('widen with the terminal up to what is readable, and narrow down to what holds words', () => {
    const columnsOf = (stream: object, env = {}) => reportStyle(stream as NodeJS.WriteStream, env).columns;
    assert.deepEqual([columnsOf(screen), columnsOf({ isTTY: true, columns: 60 }), columnsOf({ isTTY: true, columns: 20 })], [120, 60, 40]);
    assert.deepEqual([columnsOf({}), columnsOf({}, { COLUMNS: '60' }), columnsOf({}, { COLUMNS: '200' }), columnsOf({}, { COLUMNS: 'x' })], [80, 60, 80, 80]);
  });
});

// A terminal of one's own: `script` belongs to every Debian.
describe('on a terminal', { skip: process.platform === 'linux' ? false : 'needs the script command of util-linux' }, () => {
  const onTerminal = (args: string, input: string, env: Record<string, string> = {}) => execFileSync(
    'script', ['-qec', `'${process.execPath}' '${main}' ${args}`, '/dev/null'], { input, encoding: 'utf8', cwd: folder, env: { ...process.env, INIT_CWD: folder, TERM: 'xterm', ...env } },
  );
  writeFileSync(join(folder, 'tools.json'), '{"tools":[{"name":"delete_user"}]}');

  test('a table has colours, unless NO_COLOR is set', () => {
    assert.match(onTerminal('scan tools.json', ''), /\u001b\[/);
    assert.ok(!onTerminal('scan tools.json', '', { NO_COLOR: '1' }).includes('\u001b['));
  });

  test('the exact command is shown and asked about before it starts', () => {
    const mark = join(folder, 'started');
    // readline moves the cursor about before it asks.
    const refused = stripVTControlCharacters(onTerminal(`scan -- touch '${mark}' 'two words' || true`, 'n\n'));
    assert.match(refused, /│ command {6}touch\r?\n[^]*│ argument 1 {3}\S+\r?\n│ argument 2 {3}two words\r?\n/);
    assert.match(refused, /touch: you did not agree/);
    assert.ok(!existsSync(mark));
    assert.match(onTerminal(`scan -- ${referenceServer('memory').join(' ')}`, 'y\n'), /create_entities/);
  });
});

describe('Ctrl-C', () => {
  test('ends the server that was started, and exits 130', async () => {
    mkdirSync(join(folder, 'silent'));
    const mark = join(folder, 'silent/pid');
    const script = join(folder, 'silent/silent.mjs');
    writeFileSync(script, `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(mark)}, 'begun'); setInterval(() => {}, 1000);`);
    const child = spawn(process.execPath, [main, 'scan', '--yes', '--sandbox', 'none', '--', process.execPath, script], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise((done) => child.once('close', done));
    while (!existsSync(mark) || readFileSync(mark, 'utf8') === '') await wait(20);
    child.kill('SIGINT');
    assert.equal(await ended, 130);
    assert.deepEqual(processesWith(script), []);
  });
});
