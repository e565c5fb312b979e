import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { coveredLines, saidCovered } from '../../src/connect/sandbox/keys/covered-lines.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'toolrisk-covered-')));
after(() => rmSync(base, { recursive: true, force: true }));
const [versions, cwd] = [join(base, 'pyenv/versions'), join(base, 'project')];
for (const folder of [join(versions, '2.7.18'), cwd]) mkdirSync(folder, { recursive: true });
const before = process.env['PYENV_ROOT'];
process.env['PYENV_ROOT'] = join(base, 'pyenv');
after(() => { if (before === undefined) delete process.env['PYENV_ROOT']; else process.env['PYENV_ROOT'] = before; });

const place = (path: string) => ({ path, kind: 'file', holds: 'a key' } as const);
const said = (...paths: string[]) => saidCovered(coveredLines({ covered: paths.map(place), opened: [], visible: [versions, cwd], cwd }));

describe('what is said of covered places', () => {
  const test1 = join(versions, '2.7.18/lib/python2.7/test/keycert.pem');
  const table: [string, string[], RegExp | null][] = [
    ['nothing of the certificates of an interpreter', [test1, join(versions, '2.7.18/share/doc/key.pem')], null],
    ['nothing of them in an environment of the project alone', [join(cwd, '.venv/lib/python3.12/test/keycert.pem'), join(cwd, 'node_modules/a/key.pem')], null],
    ['the place itself beside those', [test1, join(cwd, '.env')], /^covered with something empty: \S+project\/\.env \(a key\)\. To show it, if you trust it with that: --allow-path \S+\.env$/],
    ['what lies in an environment only as a number', [join(cwd, '.venv/lib/python3.12/test/keycert.pem'), join(cwd, '.env')], /^covered with something empty: \S+project\/\.env and 1 more, among packages, installations, /],
  ];
  for (const [name, paths, line] of table) {
    test(name, () => {
      const lines = said(...paths);
      assert.equal(lines.length, line === null ? 0 : 1, lines.join('\n'));
      if (line !== null) assert.match(lines[0] as string, line);
    });
  }
});
