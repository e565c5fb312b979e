import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readSettings, writeSettings } from '../../src/store/settings-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-settings-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;
const fresh = () => {
  const path = join(folder, `case-${made += 1}`);
  mkdirSync(path);
  return path;
};

describe('a settings file', () => {
  test('is written only as long as it is the one that was read', async () => {
    const path = join(fresh(), 'a.json');
    writeFileSync(path, 'old');
    const file = await readSettings(path, 'a.json');
    writeFileSync(path, 'changed meanwhile');
    await assert.rejects(writeSettings(file, 'new', 'a.json'), /^PlaceError: a\.json: was changed by somebody else since it was read\. Nothing is written: run it again\.$/);
    assert.equal(readFileSync(path, 'utf8'), 'changed meanwhile');
    assert.deepEqual(readdirSync(join(path, '..')), ['a.json']);
  });

  test('that came or went meanwhile is left alone', async () => {
    const [came, went] = [join(fresh(), 'a.json'), join(fresh(), 'a.json')];
    writeFileSync(went, 'old');
    const [none, old] = [await readSettings(came, 'a.json'), await readSettings(went, 'a.json')];
    writeFileSync(came, 'theirs');
    rmSync(went);
    await assert.rejects(writeSettings(none, 'new', 'a.json'), /was changed by somebody else/);
    await assert.rejects(writeSettings(old, 'new', 'a.json'), /was changed by somebody else/);
    assert.equal(readFileSync(came, 'utf8'), 'theirs');
    assert.deepEqual(readdirSync(join(went, '..')), []);
  });

  test('is written where it lies, through links of folders too, and its backup lies beside it', async () => {
    const base = fresh();
    mkdirSync(join(base, 'real'));
    writeFileSync(join(base, 'real/a.json'), 'old');
    symlinkSync('real', join(base, 'linked'));
    const backup = await writeSettings(await readSettings(join(base, 'linked/a.json'), 'a.json'), 'new', 'a.json');
    assert.equal(backup, join(base, 'real/a.json.bak'));
    assert.equal(readFileSync(join(base, 'real/a.json'), 'utf8'), 'new');
  });

  test('keeps its mode, whatever the mask of the process is', async () => {
    const path = join(fresh(), 'a.json');
    writeFileSync(path, 'old');
    chmodSync(path, 0o664);
    const mask = process.umask(0o077);
    try {
      await writeSettings(await readSettings(path, 'a.json'), 'new', 'a.json');
    } finally {
      process.umask(mask);
    }
    assert.equal(statSync(path).mode & 0o777, 0o664);
  });

  test('that may not be written is refused when it is read', { skip: process.getuid?.() === 0 && 'root may write everything' }, async () => {
    const path = join(fresh(), 'a.json');
    writeFileSync(path, 'old');
    chmodSync(path, 0o444);
    await assert.rejects(readSettings(path, 'a.json'), /a\.json: cannot be read and written \(EACCES\)/);
  });

  test('below something that is no folder is refused', async () => {
    const path = join(fresh(), 'a.json');
    writeFileSync(path, 'old');
    await assert.rejects(readSettings(join(path, 'b.json'), 'b.json'), /^PlaceError: b\.json: cannot be read and written \(ENOTDIR\)/);
  });
});
