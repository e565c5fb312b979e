import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { installedPackage } from '../../src/connect/packages/installed-package.ts';
import type { NpmLaunch } from '../../src/connect/launch/launch.ts';
import { limits } from '../../src/connect/limits.ts';
import { makeFreshFolders } from '../../src/connect/programs/prepare/fresh-folders.ts';
import { readNpmSettings } from '../../src/connect/packages/npm/npm-settings.ts';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { installPackage } from '../../src/connect/packages/install-package.ts';
import type { Unlisted } from '../../src/connect/unlisted.ts';
import { listed, until, watchTemporaryFolder } from './stand-in.ts';

const root = mkdtempSync(join(tmpdir(), 'connect-install-'));
after(() => rmSync(root, { recursive: true }));
const folder = watchTemporaryFolder();
const sandbox = await chooseSandbox('auto').catch(() => ({ kind: 'none', reaper: null, groups: null, isContained: false } as const));

const npm = (name: string, version: string, rest: Partial<NpmLaunch> = {}): NpmLaunch =>
  ({ kind: 'npm', package: name, version, args: [], env: {}, files: {}, hosts: [], ...rest });
const causeOf = async (launch: NpmLaunch, signal?: AbortSignal) => {
  const outcome = await listed(launch, { ...(signal && { signal }), limits: { installMs: 120_000 } });
  assert.ok(!outcome.ok);
  return [outcome.cause, outcome.says];
};

describe('a package of the registry', () => {
  // Small, without dependencies or a command: installing it is all that is tried.
  const integrity = 'sha512-xHjhDr3cNBK0BzdUJSPXZntQUx/mwMS5Rw4A7lPJ90XGAO6ISP/ePDNuo0vhqOZU+UD5JoodwCAAoZQd3FeAKw==';

  test('is installed when it is what was pinned', async () => {
    assert.deepEqual(await causeOf(npm('isarray', '2.0.5', { integrity })), ['bin-not-found', 'its package has no command.']);
  });

  test('is installed with its own facts', async () => {
    const folders = await makeFreshFolders();
    const launch = npm('isarray', '2.0.5', { integrity, bin: './index.js' });
    const { installed, tree } = await installPackage(launch, { sandbox, folders, settings: await readNpmSettings(), tokens: [], limits, signal: new AbortController().signal });
    await folders.remove();
    assert.deepEqual(tree.packages, { 'node_modules/isarray': { version: '2.0.5', integrity } });
    const { notice, ...facts } = installed.facts;
    assert.match(notice ?? '', /^MIT License\n\nCopyright \(c\) 2013 Julian Gruber/);
    assert.deepEqual([facts, installed.run], [{ registry: 'npm', name: 'isarray', version: '2.0.5', license: 'MIT', integrity }, { file: 'node_modules/isarray/index.js', byNode: true }]);
  });

  test('is not started when it is something else', async () => {
    const [cause, says] = await causeOf(npm('isarray', '2.0.5', { integrity: integrity.replace('xHjh', 'AAAA'), bin: './index.js' }));
    assert.equal(cause, 'integrity-mismatch');
    assert.ok(says?.includes(integrity));
  });

  test('that does not exist is told from a version that does not', async () => {
    assert.deepEqual(await causeOf(npm('@toolrisk-no-such-scope/no-such-package', '1.0.0')), ['package-not-found', 'the registry has no package @toolrisk-no-such-scope/no-such-package.']);
    assert.deepEqual(await causeOf(npm('isarray', '99.0.5')), ['package-not-found', 'the registry has no version 99.0.5 of isarray.']);
  });

  for (const [name, version] of [['../isarray', '1.0.0'], ['isarray@file:/etc', '1.0.0'], ['--help', '1.0.0'], ['isarray', 'file:/etc'], ['isarray', 'git+https://x.example/y'], ['isarray', '>1 || file:x']] as const) {
    test(`cannot be ${name} at ${version}`, async () => {
      assert.equal((await causeOf(npm(name, version)))[0], 'package-not-found');
    });
  }
});

/** Of all processes there are. */
const commandLines = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((pid) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
});

describe('a registry', () => {
  const settings = { ...process.env };
  after(() => { process.env = settings; });

  test('that cannot be reached is told as that, not as a missing package', async () => {
    process.env['npm_config_registry'] = 'http://127.0.0.1:2/';
    assert.deepEqual(await causeOf(npm('isarray', '2.0.5')), ['registry-unreachable', 'the package registry cannot be reached (E502): 502 Bad Gateway - GET http://127.0.0.1:2/isarray.']);
  });

  test('that refuses is told as that', async () => {
    const server = createServer((_request, response) => response.writeHead(401).end());
    await new Promise<void>((done) => { server.listen(0, '127.0.0.1', () => done()); });
    after(() => server.close());
    process.env['npm_config_registry'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    assert.equal((await causeOf(npm('isarray', '2.0.5')))[0], 'registry-refused');
  });

  test('that never answers is left when it is interrupted, and npm ends', async () => {
    const stop = new AbortController();
    const server = createServer(() => stop.abort());
    await new Promise<void>((done) => { server.listen(0, '127.0.0.1', () => done()); });
    after(() => { server.close(); server.closeAllConnections(); });
    const registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    process.env['npm_config_registry'] = registry;
    assert.equal((await causeOf(npm('isarray', '2.0.5'), stop.signal))[0], 'interrupted');
    await until(() => commandLines().every((line) => !line.includes(`${folder}/`)));
  });
});

describe('an installed package', () => {
  let folder = '';
  const write = (declared: object, files: Record<string, string> = {}) => {
    folder = mkdtempSync(join(root, 'installed-'));
    mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
    mkdirSync(join(folder, 'node_modules/@s/p'), { recursive: true });
    for (const [name, text] of Object.entries({ 'package.json': JSON.stringify({ name: '@s/p', version: '1.2.3', ...declared }), ...files })) writeFileSync(join(folder, 'node_modules/@s/p', name), text);
    for (const link of ['p', 'one', 'two']) writeFileSync(join(folder, 'node_modules/.bin', link), '');
  };
  const read = (bin?: string) => installedPackage(folder, npm('@s/p', 'latest', bin === undefined ? {} : { bin }), '1.2.3');
  const script = '#!/usr/bin/env node\n';

  const runs: [string, object, Record<string, string>, string | undefined, { file: string; byNode: boolean }][] = [
    ['its only command', { bin: { one: './a.js' } }, { 'a.js': script }, undefined, { file: 'node_modules/.bin/one', byNode: false }],
    ['the command named like it', { bin: { p: 'a.js', two: 'b.js' } }, { 'a.js': script, 'b.js': script }, undefined, { file: 'node_modules/.bin/p', byNode: false }],
    ['the command without a name', { bin: 'a.js' }, { 'a.js': script }, undefined, { file: 'node_modules/.bin/p', byNode: false }],
    ['the command that was named', { bin: { p: 'a.js', two: 'b.js' } }, { 'a.js': script, 'b.js': script }, 'two', { file: 'node_modules/.bin/two', byNode: false }],
    ['a script that does not say how it is run, by node', { bin: { one: 'a.js' } }, { 'a.js': '' }, undefined, { file: 'node_modules/@s/p/a.js', byNode: true }],
    ['a file that was named, by node', {}, { 'a.js': '' }, './a.js', { file: 'node_modules/@s/p/a.js', byNode: true }],
  ];
  for (const [name, declared, files, bin, run] of runs) {
    test(`runs ${name}`, async () => {
      write(declared, files);
      assert.deepEqual((await read(bin)).run, run);
    });
  }

  const refused: [string, object, string | undefined, RegExp][] = [
    ['none', {}, undefined, /^its package has no command\.$/],
    ['several and none like it', { bin: { one: 'a.js', two: 'a.js' } }, undefined, /^its package has the commands one, two\.$/],
    ['another one', { bin: { one: 'a.js' } }, 'three', /^its package has the commands one, not three\.$/],
    ['one that is outside', { bin: { one: '../../../../../bin/sh' } }, undefined, /^its command one is no file of its package\.$/],
    ['one that is not there', { bin: { one: 'gone.js' } }, undefined, /is no file of its package/],
    ['one that is a folder', { bin: { one: 'folder' } }, undefined, /^its command one is no file of its package\.$/],
    ['a file that is named like a command', {}, 'a.js', /^its package has no command, not a\.js; its file of that name is \.\/a\.js\.$/],
    ['a folder that was named', {}, './folder', /^its command \.\/folder is no file of its package\.$/],
    ['one that is a link out of it', { bin: { one: 'link' } }, undefined, /^its command one is no file of its package\.$/],
    ['one in a folder that is a link out of it', { bin: { one: 'up/passwd' } }, undefined, /^its command one is no file of its package\.$/],
    ['one with an end in its path', { bin: { one: 'a.js\0' } }, undefined, /is no file of its package/],
  ];
  for (const [name, declared, bin, says] of refused) {
    test(`has no command to run when it has ${name}`, async () => {
      write(declared, { 'a.js': script });
      mkdirSync(join(folder, 'node_modules/@s/p/folder'));
      for (const [name, to] of [['link', '/etc/passwd'], ['up', '/etc']] as const) symlinkSync(to, join(folder, 'node_modules/@s/p', name));
      await assert.rejects(read(bin), (error: Unlisted) => error.cause === 'bin-not-found' && says.test(error.says));
    });
  }

  for (const [declared, license] of [[{ license: 'MIT' }, 'MIT'], [{}, null], [{ license: { type: 'ISC' } }, 'ISC'], [{ licenses: [{ type: 'MIT' }, { type: 'X' }] }, 'MIT OR X'], [{ license: 7 }, null],
    [{ license: 'MIT\x1b[31m' }, null], [{ license: 'MIT\u202e' }, null], [{ license: 'MIT\u2028Apache-2.0' }, null], [{ license: 'x'.repeat(201) }, null], [{ licenses: [{ type: 'x'.repeat(199) }, { type: 'X' }] }, null]] as const) {
    test(`declares the licence ${license}: ${JSON.stringify(declared).slice(0, 60)}`, async () => {
      write({ bin: 'a.js', ...declared }, { 'a.js': script });
      assert.equal((await read()).facts.license, license);
    });
  }

  for (const version of ['1.2.3', 'v1.2.3', ' =1.2.3+build.7', undefined]) {
    test(`has the version it was resolved to when it says ${String(version)}`, async () => {
      write({ bin: 'a.js', version }, { 'a.js': script });
      assert.equal((await read()).facts.version, '1.2.3');
    });
  }
  for (const version of ['9.9.9\x1b[31m', '1.2.4', '1.2.3-beta', '', null, 7, '9'.repeat(9000)]) {
    test(`is not started when it says that it is ${JSON.stringify(version).slice(0, 40)}`, async () => {
      write({ bin: 'a.js', version }, { 'a.js': script });
      await assert.rejects(read(), (error: Unlisted) => error.cause === 'integrity-mismatch' && /^it was installed as version 1\.2\.3, and its own package\.json says /.test(error.says) && !error.says.includes('\x1b') && error.says.length < 300);
    });
  }
});
