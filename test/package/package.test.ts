import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];

describe('the published package, installed in an empty folder', () => {
  let folder = '';
  const toolrisk = (...args: string[]) => spawnSync(
    process.execPath, [join(folder, 'node_modules/toolrisk/dist/src/cli/main.js'), ...args],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } },
  );

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'toolrisk-package-'));
    const packed = execFileSync(npm, ['pack', '--pack-destination', folder, '--json', '--loglevel=error'], {
      cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'],
    });
    assert.match(packed, /toolrisk-\d/);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    execFileSync(npm, ['install', ...quiet, `./${tarball}`], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('brings neither a Node nor the site generator along', () => {
    assert.deepEqual(readdirSync(join(folder, 'node_modules')).filter((name) => /^(astro|vite|node-(linux|win|darwin))/.test(name)), []);
    assert.ok(!existsSync(join(folder, 'node_modules/toolrisk/test')));
  });
  test('says its version', () => {
    const said = toolrisk('--version');
    assert.equal(said.status, 0, said.stderr);
    assert.match(said.stdout, /^\d+\.\d+\.\d+\n$/);
  });
  test('judges a dump with the knowledge it carries', () => {
    writeFileSync(join(folder, 'tools.json'), JSON.stringify({ tools: [{ name: 'delete_database', description: 'Deletes a database.' }] }));
    const said = toolrisk('scan', 'tools.json', '--format', 'json');
    assert.equal(said.status, 0, said.stderr);
    assert.equal((JSON.parse(said.stdout) as { servers: { tools: { class: string }[] }[] }).servers[0]!.tools[0]!.class, 'destructive');
  });
  test('builds a catalog of one\'s own, with what is known of accuracy and of products', () => {
    for (const path of ['servers/memory.yaml', 'snapshots/memory.json']) cpSync(join(root, 'catalog', path), join(folder, 'own', path));
    const said = toolrisk('build', '--catalog', 'own', '--out', 'records');
    assert.equal(said.status, 0, said.stderr);
    assert.deepEqual(readdirSync(join(folder, 'records')).sort(), ['accuracy.json', 'index.json', 'knowledge.json', 'servers', 'verified.json']);
  });
  test('knows the catalog by id without a checkout', () => {
    const said = toolrisk('policy', 'filesystem', '--for', 'claude-code');
    assert.equal(said.status, 0, said.stderr);
    assert.ok('permissions' in (JSON.parse(said.stdout) as object));
  });
});
