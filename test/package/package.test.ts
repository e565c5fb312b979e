import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { bin: { toolrisk: string } };
const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];

describe('the published package, installed in an empty folder', () => {
  let folder = '';
  const toolrisk = (...args: string[]) => spawnSync(
    process.execPath, [join(folder, 'node_modules/toolrisk', bin.toolrisk), ...args],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, INIT_CWD: folder, TOOLRISK_QUEUE_KEY: 'x'.repeat(40) } },
  );

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'toolrisk-package-'));
    const packed = execFileSync(npm, ['pack', '--pack-destination', folder, '--json', '--loglevel=error'], {
      cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'],
    });
    assert.match(packed, /toolrisk-\d/);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    writeFileSync(join(folder, 'tools.json'), JSON.stringify({ tools: [{ name: 'delete_database', description: 'Deletes a database.' }] }));
    for (const path of ['servers/memory.yaml', 'snapshots/memory.json']) cpSync(join(root, 'catalog', path), join(folder, 'own', path));
    execFileSync(npm, ['install', ...quiet, `./${tarball}`], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('brings neither a Node nor the site generator along', () => {
    assert.deepEqual(readdirSync(join(folder, 'node_modules')).filter((name) => /^(astro|vite|node-(linux|win|darwin))/.test(name)), []);
    assert.ok(!existsSync(join(folder, 'node_modules/toolrisk/test')));
  });
  test('brings what all need, and no script that runs when it is installed', () => {
    const { packages } = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')) as { packages: Record<string, { hasInstallScript?: boolean }> };
    assert.deepEqual(Object.keys(packages).filter((name) => /(gpt-tokenizer|bullmq|ioredis|msgpackr)/.test(name)), []);
    assert.deepEqual(Object.values(packages).filter(({ hasInstallScript }) => hasInstallScript === true), []);
    // npm brings its own along, inside.
    const beside = Object.keys(packages).filter((name) => name.lastIndexOf('node_modules/') === 0);
    assert.ok(beside.length <= 60, String(beside.length));
  });
  for (const [args, needed] of [[['scan', 'tools.json', '--tokens'], 'gpt-tokenizer'], [['crawl', '--catalog', 'own', '--queue', 'redis://127.0.0.1:1'], 'ioredis'], [['worker', '--catalog', 'own', '--queue', 'redis://127.0.0.1:1'], 'ioredis']] as const) {
    test(`says what to install for toolrisk ${args.join(' ')}`, () => {
      const { status, stderr } = toolrisk(...args);
      assert.deepEqual([status, stderr.startsWith(`${needed}: is needed `), /Install it beside toolrisk: npm install .*\n$/.test(stderr)], [2, true, true], stderr);
    });
  }
  test('has its help ready: that of the command line', () => {
    const here = spawnSync(process.execPath, [join(root, 'src/cli/main.ts'), '--help'], { encoding: 'utf8' });
    assert.equal(toolrisk('--help').stdout, here.stdout);
    assert.ok(existsSync(join(folder, 'node_modules/toolrisk/dist/help.txt')));
  });
  test('says its version, and that it cannot be written', () => {
    const said = toolrisk('--version');
    assert.equal(said.status, 0, said.stderr);
    assert.match(said.stdout, /^\d+\.\d+\.\d+\n$/);
    assert.equal(readFileSync(join(folder, 'node_modules/toolrisk/dist/version.txt'), 'utf8'), said.stdout);
    if (process.platform === 'linux') assert.equal(spawnSync(process.execPath, [join(folder, 'node_modules/toolrisk', bin.toolrisk), '--help'], { stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] }).status, 3);
  });
  test('judges a dump with the knowledge it carries', () => {
    const said = toolrisk('scan', 'tools.json', '--format', 'json');
    assert.equal(said.status, 0, said.stderr);
    assert.equal((JSON.parse(said.stdout) as { servers: { tools: { class: string }[] }[] }).servers[0]!.tools[0]!.class, 'destructive');
  });
  test('builds a catalog of one\'s own, with what is known of accuracy and of products', () => {
    const said = toolrisk('build', '--catalog', 'own', '--out', 'records');
    assert.equal(said.status, 0, said.stderr);
    assert.deepEqual(readdirSync(join(folder, 'records')).sort(), ['accuracy.json', 'changes.json', 'coverage.json', 'index.json', 'knowledge.json', 'servers', 'verified.json']);
  });
  test('builds the site of a catalog of one\'s own, without the site generator', () => {
    const said = toolrisk('site', '--catalog', 'own', '--out', 'public', '--records', 'records');
    assert.equal(said.status, 0, said.stderr);
    const page = readFileSync(join(folder, 'public/tools/memory/create_entities.html'), 'utf8');
    const home = readFileSync(join(folder, 'public/index.html'), 'utf8');
    assert.ok(home.includes('./servers/memory.html') && home.includes('9 tools of 1 server.') && !/toolrisk:(head|body)/.test(page + home));
    for (const [, name] of [...page.matchAll(/"\.\.\/\.\.\/(assets\/[^"]+)"/g)]) assert.ok(existsSync(join(folder, 'public', name!)), name);
    assert.deepEqual(readdirSync(join(folder, 'public/servers')), ['memory.html', 'memory.md']);
    assert.match(readFileSync(join(folder, 'public/changes/index.html'), 'utf8'), /No earlier version of any server is recorded yet/);
  });
  test('knows the catalog by id without a checkout', () => {
    const said = toolrisk('policy', 'filesystem', '--for', 'claude-code');
    assert.equal(said.status, 0, said.stderr);
    assert.ok('permissions' in (JSON.parse(said.stdout) as object));
  });
});
