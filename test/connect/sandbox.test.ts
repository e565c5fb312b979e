import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { CommandLaunch } from '../../src/connect/launch/launch.ts';
import { gateEnvironment } from '../../src/connect/network/gate-environment.ts';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import type { SandboxAsked } from '../../src/connect/sandbox/sandbox.ts';
import { listed, listingOf, standIn, watchTemporaryFolder } from './stand-in.ts';

const folders = mkdtempSync(join(tmpdir(), 'connect-folders-'));
chmodSync(folders, 0o755);
after(() => rmSync(folders, { recursive: true }));
watchTemporaryFolder();
const best = await chooseSandbox('auto').catch(() => null);
const skip = (kinds: string[]): false | string => (kinds.includes(best?.kind ?? '') ? false : `needs a sandbox: ${kinds.join(' or ')}`);

process.env['SECRET_OF_THE_USER'] = 'hunter2-of-the-user';
const server = createServer((socket) => socket.end());
before(() => new Promise<void>((done) => { server.listen(0, '127.0.0.1', () => done()); }));
after(() => server.close());

/** What a server that looks around can see: name of the look to what came of it. */
async function seen(sandbox: SandboxAsked, rest: Partial<CommandLaunch> = {}, lookAt = ''): Promise<Record<string, string>> {
  const env = { LOOK_AT: lookAt, LOOK_PORT: String((server.address() as AddressInfo).port) };
  const { tools } = await listingOf({ ...standIn('looks around', [], env), hosts: [], ...rest }, { sandbox });
  return Object.fromEntries(tools.map(({ name, description }) => [name, description as string]));
}

/** A folder that everyone may read, with a note in it. */
function noted(name: string): string {
  const path = join(folders, name);
  mkdirSync(path);
  writeFileSync(join(path, 'note.txt'), 'mine');
  return path;
}

describe('a started server', () => {
  for (const sandbox of ['none', 'auto'] as const) {
    test(`gets a minimal environment and a home of its own (${sandbox})`, { skip: sandbox === 'auto' && skip(['bwrap']) }, async () => {
      const { env = '', home } = await seen(sandbox);
      const names = Object.keys(JSON.parse(env) as object).filter((name) => name !== 'TOOLRISK_STARTED' && name !== 'PWD').sort();
      assert.deepEqual(names.filter((name) => !(name in gateEnvironment())), ['DO_NOT_TRACK', 'HOME', 'LANG', 'LOOK_AT', 'LOOK_PORT', 'NO_COLOR', 'PATH', 'TMPDIR', 'TZ', 'npm_config_update_notifier']);
      assert.equal(home, '/tmp/home');
      assert.ok(!env.includes('hunter2'));
    });
  }

  test('does not see the environment of toolrisk through its parent', { skip: skip(['bwrap']) }, async () => {
    const { parent = 'nothing said' } = await seen('auto');
    assert.ok(!parent.includes('hunter2') && parent !== 'nothing said', parent);
  });

  test('is nobody, without groups, capabilities or ways to get them', { skip: skip(['bwrap']) }, async () => {
    const { uid, groups = '0', capabilities, privileges, shadow = '' } = await seen('auto');
    assert.deepEqual([uid, capabilities, privileges], ['65534', '0000000000000000', '1']);
    assert.ok(!groups.split(',').includes('0'));
    assert.match(shadow, /^(EACCES|ENOENT)$/);
  });

  test('reaches no network', { skip: skip(['bwrap']) }, async () => {
    assert.equal((await seen('auto')).network, 'closed');
  });

  test('sees the folder it is started in, and none beside it', { skip: skip(['bwrap']) }, async () => {
    const [project, other] = [noted('project'), noted('other')];
    const { files, look } = await seen('auto', { cwd: project, author: { kind: 'person' } }, join(other, 'note.txt'));
    assert.deepEqual([files, look], ['mine', 'ENOENT']);
  });

  test('sees a folder that its arguments name, and cannot write there', { skip: skip(['bwrap']) }, async () => {
    const data = noted('data');
    const launch = standIn('writes where it is told', [`--folder=${data}`, join(data, 'written.txt')]);
    const { tools } = await listingOf({ ...launch, cwd: '/', author: { kind: 'person' } }, { sandbox: 'auto' });
    assert.equal(tools[0]?.description, 'EROFS');
  });

  test('sees nothing of the home of the user', { skip: skip(['bwrap']) }, async () => {
    assert.ok(existsSync(homedir()));
    assert.equal((await seen('auto', { cwd: '/' }, join(homedir(), '.'))).look, 'ENOENT');
  });

  test('gets loader variables, which its sandbox does not', { skip: skip(['bwrap']) }, async () => {
    const { env = '' } = await seen('auto', { author: { kind: 'person' }, env: { LD_PRELOAD: '/no/such/library.so', OTHER: 'x' } });
    const { LD_PRELOAD, OTHER } = JSON.parse(env) as Record<string, string>;
    assert.deepEqual([LD_PRELOAD, OTHER], ['/no/such/library.so', 'x']);
  });

  test('is not started where it cannot be shut in', { skip: best !== null && 'there is a sandbox here' }, async () => {
    const outcome = await listed(standIn('honest'), { sandbox: 'auto' });
    assert.equal(!outcome.ok && outcome.cause, 'sandbox-unavailable');
  });
});
