import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { writer } from '../../src/store/write/writer.ts';
import { folderOf, root, runAs, stranger, toolrisk, unreachable, users } from './small-disk.ts';

const child = join(import.meta.dirname, 'write-child.ts');
const me = users[0]!;
const write = (path: string, bytes: number) => runAs(me, [process.execPath, child, 'text', path, String(bytes)]);
const temporary = /^\..*\.toolrisk-tmp$/;

/** A writer that has written everything and waits before it takes the place of the old file. */
async function stagedWriter(path: string, text: string): Promise<ChildProcess> {
  const started = spawn(process.execPath, [child, 'stage', path, text], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(started.stdout!, 'data');
  return started;
}
const endOf = async (started: ChildProcess, end: () => unknown) => {
  const closed = once(started, 'close');
  end();
  await closed;
};

describe('a write that was killed', () => {
  test('leaves the old text, and the next run takes its left-over away', async () => {
    const folder = folderOf(me);
    writeFileSync(join(folder, 'a.txt'), 'old');
    const killed = await stagedWriter(join(folder, 'a.txt'), 'half');
    await endOf(killed, () => killed.kill('SIGKILL'));
    assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), 'old');
    assert.match(readdirSync(folder)[0]!, temporary);
    // Another file of that folder, which changes nothing, does.
    writeFileSync(join(folder, 'b.txt'), 'new\n');
    assert.equal((await write(join(folder, 'b.txt'), 4)).stdout, 'unchanged\n');
    assert.deepEqual(readdirSync(folder), ['a.txt', 'b.txt']);
  });

  test('in the midst of much text leaves the old one too', async () => {
    const folder = folderOf(me);
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'old');
    for (let turn = 0; !readdirSync(folder).some((name) => temporary.test(name)); turn += 1) {
      assert.ok(turn < 20, 'no writer could be killed in time');
      writeFileSync(path, 'old');
      const started = spawn(process.execPath, [child, 'text', path, '200000000'], { stdio: 'ignore' });
      const closed = once(started, 'close');
      while (started.exitCode === null && !readdirSync(folder).some((name) => temporary.test(name))) await new Promise(setImmediate);
      started.kill('SIGKILL');
      await closed;
    }
    assert.equal(readFileSync(path, 'utf8'), 'old');
    assert.equal((await write(path, 400)).stdout, 'written\n');
    assert.deepEqual(readdirSync(folder), ['a.txt']);
  });

  test('of a crawl or a build is tidied by the next one, whatever comes of it', async () => {
    const [catalog, records] = [folderOf(me), folderOf(me)];
    const places = [join(catalog, 'snapshots'), join(catalog, 'assessments'), join(records, 'servers'), records];
    for (const folder of places) {
      mkdirSync(folder, { recursive: true });
      const killed = await stagedWriter(join(folder, 'x.json'), '{}');
      await endOf(killed, () => killed.kill('SIGKILL'));
    }
    mkdirSync(join(catalog, 'servers'));
    writeFileSync(join(catalog, 'servers/x.yaml'), 'title: X\nabout: X.\ntopic: testing\nurl: http://127.0.0.1:9/\n');
    await runAs(me, toolrisk('build', '--catalog', catalog, '--out', records));
    assert.equal((await runAs(me, toolrisk('crawl', '--catalog', catalog, '--out', records, '--allow-private'))).code, 3);
    assert.deepEqual(places.flatMap((folder) => readdirSync(folder).filter((name) => temporary.test(name))), []);
  });
});

describe('the temporary file', () => {
  test('of a writer that lives is left alone, and takes its place', async () => {
    const folder = folderOf(me);
    const living = await stagedWriter(join(folder, 'a.txt'), 'theirs');
    assert.equal((await write(join(folder, 'b.txt'), 4)).stdout, 'written\n');
    await endOf(living, () => living.stdin!.write('go on'));
    assert.deepEqual(readdirSync(folder), ['a.txt', 'b.txt']);
    assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), 'theirs');
  });

  test('is judged by who wrote it: a number given again, another machine, and what only looks like one', async () => {
    const folder = folderOf(me);
    const [pid, birth, where] = writer.split('-');
    const of = (id: string) => `.a.txt.${id}-0123abcd.toolrisk-tmp`;
    const [lives, reborn, elsewhere, forgotten, other] = [of(writer), of(`${pid}-zzz-${where}`), of(`${pid}-${birth}-00000000`), of('1-2-ffffffff'), '.a.txt.toolrisk-tmp'] as const;
    for (const name of [lives, reborn, elsewhere, forgotten, other]) writeFileSync(join(folder, name), '');
    utimesSync(join(folder, forgotten), 0, 0);
    await write(join(folder, 'a.txt'), 4);
    const isLinux = process.platform === 'linux';
    assert.deepEqual(readdirSync(folder).sort(), [lives, elsewhere, other, 'a.txt', ...(isLinux ? [] : [reborn])].sort());
  });
});

describe('writers at the same time', () => {
  test('leave one whole text, and a reader sees no other', async () => {
    const folder = folderOf(me);
    const path = join(folder, 'a.txt');
    const sizes = [400_000, 800_000, 4_000_000, 8_000_000];
    let isOver = false;
    const all = Promise.all(sizes.map((bytes) => write(path, bytes))).then((ran) => { isOver = true; return ran; });
    while (!isOver) {
      if (existsSync(path)) assert.ok(sizes.includes(readFileSync(path).length));
      await new Promise(setImmediate);
    }
    assert.deepEqual((await all).map(({ code }) => code), [0, 0, 0, 0]);
    assert.deepEqual(readdirSync(folder), ['a.txt']);
  });
});

const normal = users.at(-1)!;
describe('a place without rights, as a normal user', { skip: unreachable(normal) }, () => {
  const cannot = /cannot be written: this user may not write there \(EACCES\)\. Name a place that you may write\.$/m;
  /** A folder that the user may not change, and in it a file. */
  const closedFolder = () => {
    const folder = folderOf(normal);
    writeFileSync(join(folder, 'settings.json'), '{}', { mode: 0o666 });
    if (normal !== me) {
      chownSync(folder, 0, 0);
      chownSync(join(folder, 'settings.json'), stranger, stranger);
    }
    chmodSync(folder, 0o555);
    return folder;
  };
  const tries: [says: string, words: (folder: string) => string[]][] = [
    ['a policy', (folder) => ['policy', 'memory', '--for', 'claude-code', '--out', join(folder, 'new.json')]],
    ['settings', (folder) => ['policy', 'memory', '--for', 'claude-code', '--merge', join(folder, 'settings.json'), '--yes']],
    ['records', (folder) => ['build', '--catalog', join(root, 'catalog'), '--out', join(folder, 'build')]],
    ['a crawl', (folder) => ['crawl', 'memory', '--catalog', folder, '--out', folderOf(normal)]],
  ];
  for (const [says, words] of tries) {
    test(`ends ${says} with one line before work is begun`, async () => {
      const folder = closedFolder();
      if (says === 'a crawl') {
        chmodSync(folder, 0o755);
        mkdirSync(join(folder, 'servers'));
        writeFileSync(join(folder, 'servers/memory.yaml'), 'title: X\nabout: X.\ntopic: testing\nurl: http://127.0.0.1:9/\n');
        chmodSync(folder, 0o555);
      }
      const before = readdirSync(folder);
      const { code, stderr } = await runAs(normal, toolrisk(...words(folder)));
      chmodSync(folder, 0o755);
      assert.equal(code, 2, stderr);
      assert.match(stderr, cannot);
      assert.deepEqual(readdirSync(folder), before);
    });
  }

  test('is not written around: what may not be written is not replaced', async () => {
    const folder = folderOf(normal);
    writeFileSync(join(folder, 'a.txt'), 'old', { mode: 0o444 });
    const { code, stderr } = await runAs(normal, [process.execPath, child, 'text', join(folder, 'a.txt'), '4']);
    assert.equal(code, 3, stderr);
    assert.match(stderr, cannot);
    assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), 'old');
  });
});
