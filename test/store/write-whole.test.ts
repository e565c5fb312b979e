import assert from 'node:assert/strict';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { writeText } from '../../src/store/write-text.ts';
import { writeWhole } from '../../src/store/write/write-whole.ts';

const base = mkdtempSync(join(tmpdir(), 'toolrisk-write-'));
after(() => rmSync(base, { recursive: true, force: true }));
let made = 0;
const fresh = () => {
  const folder = join(base, `case-${made += 1}`);
  mkdirSync(folder);
  return folder;
};
const isRoot = process.getuid?.() === 0;

describe('a file that is written', () => {
  test('keeps its mode and its links', async () => {
    const folder = fresh();
    writeFileSync(join(folder, 'a'), 'old');
    chmodSync(join(folder, 'a'), 0o640);
    symlinkSync('a', join(folder, 'b'));
    assert.equal(await writeText(join(folder, 'b'), 'new'), 'written');
    assert.deepEqual([readFileSync(join(folder, 'a'), 'utf8'), statSync(join(folder, 'a')).mode & 0o7777, readdirSync(folder)], ['new', 0o640, ['a', 'b']]);
  });

  test('keeps its owner, when root writes it', { skip: !isRoot && 'only root may give files away' }, async () => {
    const path = join(fresh(), 'a');
    writeFileSync(path, 'old');
    chownSync(path, 61_234, 61_235);
    await writeText(path, 'new');
    assert.deepEqual([statSync(path).uid, statSync(path).gid], [61_234, 61_235]);
  });

  test('may have a name as long as the system allows, in any script', async () => {
    const folder = fresh();
    for (const name of ['n'.repeat(255), 'é'.repeat(127), `${'語'.repeat(84)}.md`]) assert.equal(await writeText(join(folder, name), 'new'), 'written');
    assert.equal(readdirSync(folder).length, 3);
  });

  test('that says this already is not touched, and has its folder made', async () => {
    const path = join(fresh(), 'deep/er/a');
    assert.equal(await writeText(path, 'same'), 'written');
    const { mtimeMs, ino } = statSync(path);
    assert.equal(await writeText(path, 'same'), 'unchanged');
    assert.deepEqual([statSync(path).mtimeMs, statSync(path).ino], [mtimeMs, ino]);
  });

  const bad: [says: string, make: (folder: string) => string, error: RegExp][] = [
    ['where a folder is', (folder) => folder, /^PlaceError: \S+: cannot be written: there is a folder of that name \(EISDIR\)\. Name a file\.$/],
    ['below a file', (folder) => join(writeIn(folder), 'b'), /^PlaceError: \S+: cannot be written: (a part of its path is no folder \(ENOTDIR\)|something else of that name is there \(EEXIST\))\. /],
    ['under a name that is too long', (folder) => join(folder, 'n'.repeat(256)), /^PlaceError: \S+: cannot be written: its name is too long \(ENAMETOOLONG\)\. Choose a shorter name\.$/],
    ['through links in a circle', (folder) => circleIn(folder), /^PlaceError: \S+: cannot be written: its path is a circle of links \(ELOOP\)\. Mend the links\.$/],
  ];
  for (const [says, make, error] of bad) {
    test(`${says} ends with one line`, async () => {
      const folder = fresh();
      const path = make(folder);
      const before = readdirSync(folder);
      await assert.rejects(writeText(path, 'new'), error);
      await assert.rejects(writeWhole(path, 'new', { place: 'it', exitCode: 2 }), { place: 'it', exitCode: 2 });
      assert.deepEqual(readdirSync(folder), before);
    });
  }
});

function writeIn(folder: string): string {
  writeFileSync(join(folder, 'a'), 'old');
  return join(folder, 'a');
}

function circleIn(folder: string): string {
  symlinkSync('b', join(folder, 'a'));
  symlinkSync('a', join(folder, 'b'));
  return join(folder, 'a');
}
