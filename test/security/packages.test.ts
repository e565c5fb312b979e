import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, describe, test } from 'node:test';
import type { NpmLaunch } from '../../src/connect/launch/launch.ts';
import type { Limits } from '../../src/connect/limits.ts';
import type { ListOptions } from '../../src/connect/list-options.ts';
import type { Outcome } from '../../src/connect/outcome.ts';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { serveRegistry, serverScript } from '../connect/package-registry.ts';
import type { RegistryPackage } from '../connect/package-registry.ts';
import { listed } from '../connect/stand-in.ts';
import { asUsers, isSecondRun } from './as-users.ts';
import { notProven } from './not-proven.ts';

const best = await chooseSandbox('auto').catch(() => null);
/** Without a cell, npm installs for everyone as it does for root. */
const sandboxes = ([['auto', best?.kind === 'bwrap' ? false : notProven('packages are installed in a cell: needs bubblewrap')], ['none', false]] as const).filter(([sandbox]) => sandbox === 'auto' || !isSecondRun);
const root = mkdtempSync(join(tmpdir(), 'security-packages-'));
after(() => rmSync(root, { recursive: true, force: true }));
const temporary = join(root, 'temporary');
mkdirSync(temporary, { mode: 0o755 });
chmodSync(root, 0o755);
process.env['TMPDIR'] = temporary;

/** What a stranger's package must not reach: each is looked for after every test. */
const canary = 'hunter2-canary-of-the-user';
const witness = join(root, 'witness');
const home = join(root, 'home');
mkdirSync(home);
writeFileSync(join(home, '.npmrc'), `//127.0.0.1/:_authToken=${canary}\n`);
Object.assign(process.env, { HOME: home, XDG_CACHE_HOME: join(root, 'cache'), NPM_TOKEN: canary, NODE_OPTIONS: `--title=${canary}`, npm_config_git: join(root, 'git'), npm_config_script_shell: join(root, 'shell'), npm_config_ignore_scripts: 'false' });
for (const name of ['git', 'shell']) writeFileSync(join(root, name), `#!/bin/sh\ntouch ${witness}\n`, { mode: 0o755 });

/** An address of this machine that nothing may ask. */
const inner = createServer((_request, response) => response.end());
await new Promise<void>((done) => { inner.listen(0, '127.0.0.1', () => done()); });
after(() => { inner.close(); inner.closeAllConnections(); });
let calls = 0;
inner.on('connection', () => { calls += 1; });
const innerUrl = `http://127.0.0.1:${(inner.address() as AddressInfo).port}`;

const registry = await serveRegistry([]);
const launch = (rest: Partial<NpmLaunch> = {}): NpmLaunch => ({ kind: 'npm', package: 'server', version: '1.0.0', args: [], env: {}, files: {}, hosts: [], ...rest });
const server = (rest: Partial<RegistryPackage> = {}): RegistryPackage => ({
  name: 'server', ...rest, declares: { bin: 'index.js', ...rest.declares }, files: [{ path: 'package/index.js', content: serverScript, mode: 0o755 }, ...rest.files ?? []],
});

/** What comes of it when these packages are in the registry. */
function outcomeOf(packages: readonly RegistryPackage[], options: Partial<ListOptions> = {}, rest: Partial<NpmLaunch> = {}): Promise<Outcome> {
  registry.set(packages);
  process.env['npm_config_registry'] = registry.url;
  return listed(launch(rest), { sandbox: 'auto', ...options, limits: { installMs: 120_000, ...options.limits } });
}

function assertNothingRan(): void {
  assert.deepEqual([existsSync(witness), calls], [false, 0]);
}

for (const [sandbox, skip] of sandboxes) {
  describe(`a package that is installed (--sandbox ${sandbox})`, { skip }, () => {
    afterEach(() => assert.deepEqual(readdirSync(temporary).filter((name) => name.startsWith('toolrisk-')), [], 'a folder is left behind'));
    const foreign: [string, string, RegExp][] = [
      ['a git repository', `git+${innerUrl}/x.git`, /git/],
      ['a git repository over SSH', 'git+ssh://git@127.0.0.1/x.git', /git/],
      ['a shorthand of a forge', 'someone/something', /git/],
      ['a file of this machine', 'file:../../../x.tgz', /file/],
      ['a folder of this machine', 'file:../../', /folder/],
      ['a link', 'link:../../', /./],
      ['a tarball at an inner address', `${innerUrl}/x.tgz`, /at an address/],
    ];
    for (const [kind, spec, says] of foreign) {
      test(`cannot bring along ${kind}`, async () => {
        const outcome = await outcomeOf([server({ declares: { dependencies: { inner: spec } } })], { sandbox });
        assert.ok(!outcome.ok);
        assert.equal(outcome.cause, 'foreign-dependency', JSON.stringify(outcome));
        assert.match(outcome.says, says);
        assert.match(outcome.says, /needs inner, which is/);
        assertNothingRan();
      });
    }

    test('cannot have its tarball fetched from elsewhere', async () => {
      const outcome = await outcomeOf([server({ at: `${innerUrl}/server.tgz` })], { sandbox });
      assert.equal(!outcome.ok && outcome.cause, 'foreign-dependency', JSON.stringify(outcome));
      assertNothingRan();
    });

    test('cannot have its tarball sent on to elsewhere', async () => {
      const outcome = await outcomeOf([server({ movedTo: `${innerUrl}/server.tgz` })], { sandbox });
      assert.ok(!outcome.ok);
      assert.equal(outcome.cause, 'foreign-dependency', JSON.stringify(outcome));
      assert.ok(outcome.says.includes(new URL(innerUrl).host), outcome.says);
      assertNothingRan();
    });

    test('cannot name sources in a lock file of its own', async () => {
      const shrinkwrap = { lockfileVersion: 3, packages: { '': {}, 'node_modules/inner': { version: '1.0.0', resolved: `${innerUrl}/inner.tgz`, integrity: 'sha512-AAAA' } } };
      const outcome = await outcomeOf([server({ declares: { dependencies: { inner: '1.0.0' }, _hasShrinkwrap: true }, files: [{ path: 'package/npm-shrinkwrap.json', content: JSON.stringify(shrinkwrap) }] }), { name: 'inner' }], { sandbox });
      assert.ok(outcome.ok || outcome.cause === 'foreign-dependency', JSON.stringify(outcome));
      assertNothingRan();
    });

    test('runs no script', async () => {
      const run = `touch ${witness}`;
      const scripts = { preinstall: run, install: run, postinstall: run, prepare: run, preprepare: run };
      const outcome = await outcomeOf([server({ declares: { scripts, dependencies: { native: '1.0.0' } } }), { name: 'native', declares: { gypfile: true }, files: [{ path: 'package/binding.gyp', content: `{'targets': [{'target_name': '<!(${run})'}]}` }] }], { sandbox });
      assert.ok(outcome.ok, JSON.stringify(outcome));
      assertNothingRan();
    });

    test('cannot have settings of its own', async () => {
      const npmrc = `git=${join(root, 'git')}\nscript-shell=${join(root, 'shell')}\nignore-scripts=false\nregistry=${innerUrl}/\n`;
      const outcome = await outcomeOf([server({ declares: { scripts: { postinstall: 'x' } }, files: [{ path: 'package/.npmrc', content: npmrc }] })], { sandbox });
      assert.ok(outcome.ok, JSON.stringify(outcome));
      assertNothingRan();
    });

    test('brings no links, and nothing outside of its folder', async () => {
      const files = [
        { path: 'package/secret', type: '2', link: join(home, '.npmrc') }, { path: 'package/hard', type: '1', link: join(home, '.npmrc') },
        { path: 'package/up', type: '2', link: '../../..' }, { path: 'package/up/escaped', content: 'x' },
        { path: join(root, 'absolute'), content: 'x' }, { path: 'package/../../../../escaped', content: 'x' },
      ] as const;
      const look = 'const { readdirSync, readFileSync } = require("node:fs"); globalThis.toolSays = JSON.stringify([readdirSync(__dirname).sort(), readdirSync(__dirname + "/../..").sort()]);';
      const outcome = await outcomeOf([{ ...server({ files }), files: [{ path: 'package/index.js', content: serverScript.replace('\n', `\n${look}\n`), mode: 0o755 }, ...files] }], { sandbox });
      assert.ok(outcome.ok, JSON.stringify(outcome));
      const [own = [], around = []] = JSON.parse(outcome.listing.tools[0]?.description as string) as string[][];
      assert.ok(!own.some((name) => ['secret', 'hard'].includes(name)), own.join(' '));
      assert.deepEqual(around, ['node_modules', 'package-lock.json', 'package.json']);
      assert.deepEqual(readdirSync(root).filter((name) => /absolute|escaped/.test(name)), []);
    });

    test('cannot have a file outside of it started', async () => {
      for (const bin of ['../../../../../bin/sh', '/bin/sh', '../package.json']) {
        const outcome = await outcomeOf([server({ declares: { bin: { server: bin } } })], { sandbox });
        assert.equal(!outcome.ok && outcome.cause, 'bin-not-found', JSON.stringify(outcome));
      }
    });

    test('cannot have a folder started', async () => {
      const outcome = await outcomeOf([server({ declares: { bin: 'lib' }, files: [{ path: 'package/lib/a.js', content: '' }] })], { sandbox });
      assert.equal(!outcome.ok && outcome.cause, 'bin-not-found', JSON.stringify(outcome));
    });

    test('cannot lie about its version', async () => {
      const outcome = await outcomeOf([server({ calls: '9.9.9\x1b[31m' })], { sandbox });
      assert.equal(!outcome.ok && outcome.cause, 'integrity-mismatch', JSON.stringify(outcome));
      assert.ok(!JSON.stringify(outcome).includes('\\u001b'), JSON.stringify(outcome));
    });

    test('may bring packages in its own tarball, and they are listed with it', async () => {
      const bundled = { path: 'package/node_modules/inside/package.json', content: JSON.stringify({ name: 'inside', version: '3.0.0' }) };
      const outcome = await outcomeOf([server({ declares: { dependencies: { inside: '3.0.0' }, bundleDependencies: ['inside'] }, files: [bundled] })], { sandbox });
      assert.ok(outcome.ok, JSON.stringify(outcome));
      assert.deepEqual(Object.keys(outcome.listing.tree?.packages ?? {}), ['node_modules/server', 'node_modules/server/node_modules/inside']);
    });

    test('ends where a tarball grows a thousandfold', async () => {
      const outcome = await outcomeOf([server({ declares: { dependencies: { big: '1.0.0' } } }), { name: 'big', files: [{ path: 'package/big', zeros: 2048 * 1024 ** 2 }] }], { sandbox });
      assert.ok(!outcome.ok && ['install-failed', 'too-much-installed'].includes(outcome.cause), JSON.stringify(outcome));
    });

    const bounds: [string, Partial<Limits>, RegistryPackage, RegExp][] = [
      ['too many files', { mostInstalled: 3000 }, { name: 'big', files: Array.from({ length: 8000 }, (_, at) => ({ path: `package/${at % 500}/${at}`, content: '' })) }, /more than 3000 files/],
      ['two gigabytes that were some megabytes', { greatestInstall: 128 * 1024 ** 2 }, { name: 'big', files: Array.from({ length: 20 }, (_, at) => ({ path: `package/${at}`, bulk: 100 * 1024 ** 2 })) }, /more than 128 MiB/],
    ];
    // Watched in the same way whoever runs npm: once is enough.
    for (const [name, limits, big, says] of sandbox === 'none' ? [] : bounds) {
      test(`is cut off at ${name}`, async () => {
        const outcome = await outcomeOf([server({ declares: { dependencies: { big: '1.0.0' } } }), big], { sandbox, limits });
        assert.ok(!outcome.ok);
        assert.equal(outcome.cause, 'too-much-installed', JSON.stringify(outcome));
        assert.match(outcome.says, says);
      });
    }
  });
}

asUsers(import.meta.filename);
