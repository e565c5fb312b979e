import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, linkSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { asUsers } from './as-users.ts';
import { notProven } from './not-proven.ts';
import { canary, looker } from './person-with-secrets.ts';

const best = await chooseSandbox('auto').catch(() => null);
const skip = best?.kind === 'bwrap' ? false : notProven('what the node of toolrisk shows: there is no bubblewrap here');
const main = resolve(import.meta.dirname, '../../src/cli/main.ts');

/** A checkout with a node of its own, and a project in it, as in a clone of toolrisk or a repository that has it among its packages. */
function checkout(): { tree: string; node: string } {
  const tree = realpathSync(mkdtempSync(join(tmpdir(), 'checkout-')));
  after(() => rmSync(tree, { recursive: true, force: true }));
  chmodSync(tree, 0o755);
  const files = { 'package.json': '{}', '.git/HEAD': '', 'notes.txt': canary, 'bin/deploy': canary, 'node_modules/linked/secret.js': canary, 'node_modules/node-bin/package.json': '{}', 'project/package.json': '{}' };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), content);
  }
  const node = join(tree, 'node_modules/node-bin/bin/node');
  for (const folder of [dirname(node), join(tree, 'node_modules/.bin')]) mkdirSync(folder);
  try {
    linkSync(process.execPath, node);
  } catch {
    copyFileSync(process.execPath, node);
  }
  symlinkSync('../node-bin/bin/node', join(tree, 'node_modules/.bin/node'));
  copyFileSync(looker, join(tree, 'project/server.mjs'));
  writeFileSync(join(tree, 'project/run.mjs'), `#!/usr/bin/env node\nawait import('./server.mjs');\n`, { mode: 0o755 });
  return { tree, node };
}

describe('a project in the very checkout that toolrisk runs from', { skip }, () => {
  const { tree, node } = skip === false ? checkout() : { tree: '', node: '' };
  const entries: Record<string, { command: string; args?: string[] }> = {
    'node by its name': { command: 'node', args: ['server.mjs'] }, 'node by its path': { command: node, args: ['server.mjs'] },
    'node by a link to it': { command: '../node_modules/.bin/node', args: ['server.mjs'] }, 'a script that names node': { command: './run.mjs' },
  };
  for (const [name, entry] of Object.entries(entries)) {
    test(`is listed with the node of toolrisk, and sees nothing else of it: ${name}`, () => {
      writeFileSync(join(tree, 'project/ok.json'), JSON.stringify({ mcpServers: { own: entry } }));
      const { INIT_CWD: _npm, ...inherited } = process.env;
      const { status, stdout, stderr } = spawnSync(node, [main, 'scan', 'project/ok.json', '--yes', '--format', 'json'], {
        cwd: tree, encoding: 'utf8', env: { ...inherited, PATH: [join(tree, 'node_modules/.bin'), process.env['PATH']].join(delimiter) },
      });
      assert.match(stdout, /"looked around"/, `${status}\n${stdout}\n${stderr}`);
      assert.deepEqual(stdout.match(/"found [^"]*"/g) ?? [], []);
    });
  }
});

asUsers(import.meta.filename);
