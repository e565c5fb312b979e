import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { interpreterOf } from '../../src/connect/sandbox/installations/interpreter-of.ts';
import { firstLine } from '../../src/connect/sandbox/installations/first-line.ts';
import { notProven } from './not-proven.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lines-')));
after(() => rmSync(folder, { recursive: true, force: true }));
const skip = process.platform !== 'linux' && notProven('how the kernel reads first lines: this is no Linux');

/** A script that says which interpreter it is, and what it was given. */
function interpreter(name: string): string {
  writeFileSync(join(folder, name), `#!/bin/sh\nprintf '%s' '${name.replaceAll(/[^\w.-]/g, '_')}'; for word in "$@"; do printf '|%s' "$word"; done\n`, { mode: 0o755 });
  return join(folder, name);
}

const [one, other] = [interpreter('one'), interpreter('one\v')];
const long = (length: number) => interpreter('x'.repeat(length - folder.length - 1));

describe('the first line of a script is read as the kernel reads it:', { skip }, () => {
  const lines: Record<string, string> = {
    'an interpreter': `#!${one}\n`, 'blanks around it': `#! \t ${one} \t \n`, 'words after it': `#!${one} a  b\tc \n`, 'a form feed': `#!${one}\fa\n`, 'a vertical tab': `#!${other}\n`, 'a space that does not break': `#!${one}\u00a0a\n`,
    'a carriage return': `#!${one}\r\n`, 'a zero after it': `#!${one}\0 a\n`, 'a zero in a word after it': `#!${one} a\0b\n`, 'no line feed': `#!${one} a`, 'nothing': '#!\n', 'blanks alone': '#!  \t\n', 'no mark': `: ${one}\n`, 'a mark further on': ` #!${one}\n`,
    'a long word after it': `#!${one} ${'a'.repeat(300)}\n`, 'a path as long as it reads': `#!${long(253)}\n`, 'a path that is cut': `#!${long(254)}\n`, 'a path that is cut by one': `#!${long(255)}\n`, 'a cut path with a blank before': `#! ${long(253)} \n`,
  };
  for (const [name, line] of Object.entries(lines)) {
    test(name, () => {
      const script = join(folder, 'script');
      writeFileSync(script, line, { mode: 0o755 });
      const { stdout, error } = spawnSync(script, ['last'], { encoding: 'utf8' });
      const read = firstLine(script);
      // What the kernel does not start is handed to a shell, for which a first line is a comment.
      const words = error === undefined ? (stdout === '' ? null : stdout.split('|')) : 'not there';
      const said = read === null ? null : [read.interpreter.slice(folder.length + 1).replaceAll(/[^\w.-]/g, '_'), ...(read.argument === '' ? [] : [read.argument]), script, 'last'];
      if (words === 'not there') assert.ok(read !== null && !existsSync(read.interpreter), JSON.stringify(read));
      else assert.deepEqual(said, words);
    });
  }
});

describe('the program that env finds is', () => {
  const path = [folder];
  for (const [line, found] of Object.entries({
    '/usr/bin/env one': one, '/usr/bin/env -S one --flag': one, '/usr/bin/env -iS A=1 -u B one': one, '/usr/bin/env --split-string=-C /tmp one two': one, [`/usr/bin/env -S PATH=/x ${one}`]: one,
    '/usr/bin/env one --flag': null, '/usr/bin/env A=1': null, '/usr/bin/env -S A=1': null, '/usr/bin/env ../one': null, '/usr/bin/env none': null, './one': null, '/proc/self/cwd/one': null, '/dev/fd/3': null,
  })) {
    test(`${String(found)} for ${line.replace(folder, '')}`, () => {
      writeFileSync(join(folder, 'script'), `#!${line}\n`);
      assert.equal(interpreterOf(join(folder, 'script'), path), found);
    });
  }
});
