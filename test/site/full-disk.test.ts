import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { besideFolder, tidyBeside } from '../../site/steps/tidy-folder.ts';
import { folderOf, root, smallDisk, unmountable, users } from '../security/small-disk.ts';
import { writeSampleBuild } from './sample-build.ts';

const me = users[0]!;
const fails = ({ code, stderr }: { code: number | null; stderr: string }, place: string) => {
  assert.equal(code, 3, stderr);
  assert.ok(stderr.includes(`${place}: cannot be written: the disk is full (ENOSPC). Make room on it, and run it again.\n`), stderr);
  assert.doesNotMatch(stderr, /\n {4}at /);
};

describe('a site that does not fit on the disk', { skip: unmountable(me) }, () => {
  const words = [process.execPath, join(root, 'site/build.ts')];
  const recordsIn = (folder: string) => {
    writeSampleBuild(join(folder, 'build'));
    return join(folder, 'build');
  };

  test('leaves the earlier one as it was, and nothing beside it', async () => {
    const disk = await smallDisk(me, 100_000);
    const dist = join(disk.folder, 'dist');
    await disk.run(['sh', '-c', 'mkdir -p "$1/api/v1" && echo earlier > "$1/api/v1/index.json"', 'sh', dist]);
    fails(await disk.run(['sh', '-c', 'cd "$1"; shift; exec "$@"', 'sh', join(root, 'site'), ...words], { env: { TOOLRISK_BUILD: recordsIn(folderOf(me)), TOOLRISK_OUT: dist } }), dist);
    assert.deepEqual([readdirSync(disk.seen('')), readdirSync(disk.seen('dist'))], [['dist'], ['api']]);
    assert.equal(readFileSync(disk.seen('dist/api/v1/index.json'), 'utf8'), 'earlier\n');
  });

  test('is not begun where it is made, in words of the bundler or our own', async () => {
    const work = join(root, 'site/.astro');
    const disk = await smallDisk(me, 300_000, work);
    const out = join(folderOf(me), 'dist');
    fails(await disk.run(['sh', '-c', 'cd "$1"; shift; exec "$@"', 'sh', join(root, 'site'), ...words], { env: { TOOLRISK_BUILD: recordsIn(folderOf(me)), TOOLRISK_OUT: out } }), work);
    assert.deepEqual([readdirSync(disk.seen('')).filter((name) => name.startsWith('build-')), existsSync(out)], [[], false]);
  });
});

describe('what a build of the site left that was killed', () => {
  const dead = spawnSync(process.execPath, ['--version']).pid;
  const make = (folder: string) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'a'), folder);
  };

  test('is removed, but for what a build that runs has, and what is none of ours', () => {
    const out = join(folderOf(me), 'dist');
    const kept = [out, besideFolder(out, 'new', process.ppid), `${out}.old-1`, besideFolder(`${out}2`, 'new', dead)];
    for (const folder of [...kept, besideFolder(out, 'new', dead), besideFolder(out, 'old', dead), besideFolder(out, 'new')]) make(folder);
    tidyBeside(out);
    assert.deepEqual(readdirSync(dirname(out)).sort(), kept.map((path) => path.slice(dirname(out).length + 1)).sort());
  });

  test('is put back where the earlier site was put aside and not replaced', () => {
    const out = join(folderOf(me), 'dist');
    make(besideFolder(out, 'old', dead));
    tidyBeside(out);
    assert.equal(readFileSync(join(out, 'a'), 'utf8'), besideFolder(out, 'old', dead));
  });
});
