import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { commands } from '../../src/cli/commands.ts';
import { root, runToolrisk, temporaryFolder } from './run-toolrisk.ts';

const folder = temporaryFolder();

describe('help', () => {
  for (const words of [[], ...Object.keys(commands).map((name) => [name])]) {
    test(`is as narrow as COLUMNS asks, but for commands that are there to be copied: toolrisk ${words.join(' ')}`, async () => {
      const { stdout, code } = await runToolrisk([...words, '--help'], { env: { COLUMNS: '60' } });
      assert.equal(code, 0);
      const wide = stdout.split('\n').filter((line) => line.length > 60);
      assert.deepEqual(wide.filter((line) => !/^ {2}(?:toolrisk|cat|npx) \S/.test(line)), []);
      assert.ok(wide.every((line) => !/\S {2,}\S/.test(line)), wide.join('\n'));
    });
  }
  test('says the same in as many columns as it was written for', async () => {
    const [wide, narrow] = await Promise.all(['200', '50'].map((columns) => runToolrisk(['scan', '--help'], { env: { COLUMNS: columns } })));
    const words = (text: string) => text.split(/\s+/).join(' ');
    assert.equal(words(narrow!.stdout), words(wide!.stdout));
    assert.ok(wide!.stdout.split('\n').every((line) => line.length <= 80));
  });
});

describe('the command of the package', () => {
  // What makes of it what the package has takes its types away, and no more.
  const start = join(folder, 'start.cjs');
  writeFileSync(start, stripTypeScriptTypes(readFileSync(join(root, 'src/cli/start.cts'), 'utf8')));
  writeFileSync(join(folder, 'main.ts'), 'process.stdout.write("main\\n");');
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } };
  const needed = engines.node.replace('>=', '');
  /** As an older node, which lacks also what that has not. */
  const asIf = (version: string) => {
    writeFileSync(join(folder, `${version}.cjs`), `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });\n${version.startsWith('18') ? 'process.getBuiltinModule = undefined;' : ''}`);
    return spawnSync(process.execPath, ['--require', join(folder, `${version}.cjs`), start, 'scan', 'filesystem'], { encoding: 'utf8' });
  };
  for (const version of ['18.20.4', '20.20.2', '22.17.1']) {
    test(`says what it needs, and ends with 2, in Node ${version}`, () => {
      const { status, stdout, stderr } = asIf(version);
      assert.deepEqual([status, stdout, stderr], [2, '', `toolrisk: needs Node ${needed} or newer, and this is Node ${version}. Install a newer one.\n`]);
    });
  }
  for (const version of [`${needed}.0`, '23.0.0', '24.1.0']) test(`runs in Node ${version}`, () => assert.deepEqual([asIf(version).status, asIf(version).stdout], [0, 'main\n']));
});
