import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { removeFolder } from '../../src/connect/programs/end/remove-folder.ts';
import { asUsers } from './as-users.ts';

const root = mkdtempSync(join(tmpdir(), 'remove-folder-'));
after(() => rmSync(root, { recursive: true, force: true }));

const victim = join(root, 'victim');
mkdirSync(victim);
writeFileSync(join(victim, 'kept'), 'x');

/** A tree of this many folders, each in the one before: made from within, because no path is that long. */
const deep = (levels: number) => (folder: string) => {
  execFileSync(process.execPath, ['-e', `for (let at = 0; at < ${levels}; at += 1) { require('node:fs').mkdirSync('aaaaaaaaaa'); process.chdir('aaaaaaaaaa'); }`], { cwd: folder });
};

const trees: [string, (folder: string) => void][] = [
  ['without any rights', (folder) => {
    mkdirSync(join(folder, 'closed/inner'), { recursive: true });
    writeFileSync(join(folder, 'closed/inner/file'), '');
    for (const path of ['closed/inner', 'closed']) chmodSync(join(folder, path), 0);
  }],
  ['deeper than any path is long', deep(1500)],
  ['with names that look like options, with line feeds and spaces', (folder) => { for (const name of ['-rf', '--', 'a\nb', ' ', '*', '$(touch x)']) writeFileSync(join(folder, name), ''); }],
  ['with links that lead out of it', (folder) => {
    symlinkSync(victim, join(folder, 'folder'));
    symlinkSync(join(victim, 'kept'), join(folder, 'file'));
  }],
  ['with very many files', (folder) => { for (let at = 0; at < 30_000; at += 1) writeFileSync(join(folder, String(at)), ''); }],
];

describe('a folder that a stranger wrote', () => {
  for (const [name, make] of trees) {
    test(`is removed ${name}`, async () => {
      const folder = mkdtempSync(join(root, '-tree-'));
      make(folder);
      await removeFolder(folder);
      assert.deepEqual([existsSync(folder), existsSync(join(victim, 'kept'))], [false, true]);
    });
  }

  test('is removed without following a folder that becomes a link', async () => {
    const folder = mkdtempSync(join(root, '-race-'));
    const script = `const { renameSync, mkdirSync, symlinkSync, writeFileSync, rmSync } = require('node:fs');
      for (;;) try { mkdirSync('a'); writeFileSync('a/kept', ''); renameSync('a', 'b'); symlinkSync(${JSON.stringify(victim)}, 'a'); rmSync('b', { recursive: true }); rmSync('a'); } catch (error) { if (error.code === 'ENOENT') { try { rmSync('a', { recursive: true, force: true }); rmSync('b', { recursive: true, force: true }); } catch {} } }`;
    const child = spawn(process.execPath, ['-e', script], { cwd: folder, stdio: 'ignore' });
    for (let round = 0; round < 20; round += 1) await removeFolder(folder).catch(() => undefined);
    child.kill('SIGKILL');
    await new Promise((done) => child.once('close', done));
    assert.ok(existsSync(join(victim, 'kept')));
  });
});

asUsers(import.meta.filename);
