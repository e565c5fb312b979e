import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { missingFile } from '../../src/connect/remedies/missing-file.ts';
import { namesPath } from '../../src/connect/remedies/names-path.ts';
import { toldFailure } from '../../src/connect/remedies/told-failure.ts';
import { Unlisted } from '../../src/connect/unlisted.ts';

const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'toolrisk-named-')));
after(() => rmSync(cwd, { recursive: true, force: true }));
for (const folder of ['.git', 'docs', 'o d é']) mkdirSync(join(cwd, folder));
symlinkSync('docs', join(cwd, 'papers'));

describe('a text names a path', () => {
  const table: [text: string, path: string, naming: ReturnType<typeof namesPath>, start?: null][] = [
    ["ENOENT: no such file or directory, open './nothere/config'", '.git/config', null],
    ["open './docs/config'", '.git/config', null],
    ['open /elsewhere/config', '.git/config', null],
    ['no config was found', '.git/config', null],
    ['open ./.git/config', '.git/config', 'exactly'],
    ['open .git/config:', '.git/config', 'exactly'],
    ['open docs/../.git/config', '.git/config', 'exactly'],
    [`cannot read ${cwd}/.git/config.`, '.git/config', 'exactly'],
    [`cannot read ${cwd}/.git/config`, '.git/config', 'exactly', null],
    [`see file://${cwd}/.git/config`, '.git/config', 'exactly'],
    [`open /nothere${cwd}/.git/config`, '.git/config', null],
    ['open papers/.env', 'docs/.env', 'exactly'],
    ['open papers/.env', 'o d é/.env', null],
    ["open './o d é/.env'", 'o d é/.env', 'exactly'],
    ['open "o d é/.env"', 'o d é/.env', 'exactly'],
    ['.env is missing', '.env', 'exactly'],
    ['.env is missing', 'docs/.env', 'by its end'],
    ['.env is missing', 'docs/.env', 'by its end', null],
    ['./.env is missing', 'docs/.env', null],
    ['b/.env is missing', 'a/b/.env', 'by its end'],
    ['copy .env.example first', '.env', null],
    ['my.env is missing', '.env', null],
    ['xdocs/.env is missing', 'docs/.env', null],
    ['open .ssh/id_rsa', '.ssh', 'exactly'],
    ['open C:\\\\a\\\\docs\\\\.env', 'docs/.env', null],
  ];
  for (const [text, path, naming, start = cwd] of table) {
    test(`${naming ?? 'not'}: ${text} and ${path}${start === null ? ', started somewhere' : ''}`, () => assert.equal(namesPath(text, join(cwd, path), start), naming));
  }

  test('by the home of a person', () => {
    assert.equal(namesPath('open ~/.npmrc', join(homedir(), '.npmrc'), cwd), 'exactly');
    assert.equal(namesPath('open ~/.npmrc', join(cwd, '.npmrc'), cwd), null);
  });
});

describe('a remedy offers', () => {
  const covered = ['.git/config', '.env', 'docs/.env'].map((path) => ({ path: join(cwd, path), name: path, line: `covered: ${path}`, isAside: false }));
  const table: [says: string, remedy: string][] = [
    ["open './nothere/config'", 'Not shown to it: ~/a.'],
    ["open './docs/config'", 'Not shown to it: ~/a.'],
    ['open ./.git/config', 'Covered: .git/config. Not shown to it: ~/a.'],
    ['.env is missing', 'Covered: .env. Not shown to it: ~/a.'],
    ['docs/.env is missing', 'Covered: docs/.env. Not shown to it: ~/a.'],
  ];
  for (const [says, remedy] of table) {
    test(`what the program named, and no place of the same name: ${says}`, () => {
      assert.equal(toldFailure(new Unlisted('exited', says), { refused: ['not shown to it: ~/a.'], covered, missing: null, cwd }).remedy, remedy);
    });
  }
});

describe('a file of the words of a program is said to be missing', () => {
  const table: [says: string, isSaid: boolean][] = [
    ["ENOENT: no such file or directory, open './a/config'", true],
    [`cannot open ${cwd}/a/config`, true],
    ["ENOENT: no such file or directory, open './b/config'", false],
    ['the config was not found', false],
  ];
  for (const [says, isSaid] of table) {
    test(`${isSaid ? '' : 'not '}where it complains: ${says}`, () => {
      assert.equal(missingFile({ kind: 'command', command: 'node', args: ['a/config'], env: {}, hosts: [] }, cwd, says) !== null, isSaid);
    });
  }
});
