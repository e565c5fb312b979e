import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ociLaunch } from '../../src/connect/launch/runner-launch.ts';
import { listed, standIn } from './stand-in.ts';

// Docker's own client, where it is installed, asks a daemon of the test's own: that one keeps what it is asked and starts nothing.
const skip = spawnSync('docker', ['--version']).status === 0 ? false : 'docker is not installed';
const home = mkdtempSync(join(tmpdir(), 'docker-client-'));
after(() => rmSync(home, { recursive: true }));
mkdirSync(join(home, '.docker'));
writeFileSync(join(home, '.docker/config.json'), JSON.stringify({ proxies: { default: { httpProxy: 'http://me:hunter2@proxy.example', allProxy: 'http://me:hunter2@proxy.example' } } }));

interface CreateRequest { Image: string; Entrypoint: string[]; Cmd: string[]; Env: string[]; User: string; WorkingDir: string; Labels: Record<string, string>; HostConfig: Record<string, unknown> }
let asked: CreateRequest | undefined;

/** As much of Docker's Engine API as comes before a container is there. */
const daemon = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk: Buffer) => { text += chunk; }).once('end', () => {
    const path = (request.url ?? '').replace(/^\/v[\d.]+/, '').split('?')[0] ?? '';
    if (path === '/containers/create') asked = JSON.parse(text) as CreateRequest;
    const [status, body] = path === '/containers/create' ? [400, { message: 'this daemon starts nothing' }] : /^\/containers\//.test(path) ? [404, { message: 'No such container' }]
      : path === '/version' ? [200, { Version: '28.0.0', ApiVersion: '1.49', Components: [] }] : [200, { Id: 'sha256:abc' }];
    response.writeHead(status as number, { 'content-type': 'application/json', 'api-version': '1.49', ostype: 'linux' }).end(request.method === 'HEAD' ? undefined : JSON.stringify(body));
  });
});
before(() => new Promise<void>((done) => { daemon.listen(0, '127.0.0.1', () => done()); }));
after(() => daemon.close());

describe('the client of docker', { skip }, () => {
  const environment = { ...process.env };
  before(() => Object.assign(process.env, { HOME: home, DOCKER_HOST: `tcp://127.0.0.1:${(daemon.address() as AddressInfo).port}` }));
  after(() => { process.env = environment; });

  test('asks its daemon for a container that is shut in', async () => {
    const launch = { ...standIn('honest', [], { EXAMPLE_KEY: 'two words', LD_PRELOAD: '/theirs =x' }), hosts: [], author: { kind: 'person' } as const, cwd: home };
    const outcome = await listed(launch, { sandbox: 'docker' });
    assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says], ['sandbox-unavailable', 'it was not started: docker: Error response from daemon: this daemon starts nothing.']);
    assert.ok(asked);
    const { Entrypoint, Cmd, Env, User, WorkingDir, Labels, HostConfig: host } = asked;
    assert.deepEqual([Entrypoint, Cmd.at(-1), User, WorkingDir], [['node'], 'honest', '65534:65534', home]);
    assert.deepEqual(Object.keys(Labels), ['toolrisk.run']);
    // One without a value is taken out of those that the image has.
    assert.deepEqual(Env.filter((entry) => entry.includes('=')).map((entry) => (/^PATH=/.test(entry) ? 'PATH' : entry)).sort(), [
      'DO_NOT_TRACK=1', 'EXAMPLE_KEY=two words', 'HOME=/tmp/home', 'LANG=C.UTF-8', 'LD_PRELOAD=/theirs =x', 'NO_COLOR=1', 'PATH', 'TMPDIR=/tmp', 'TZ=UTC', 'npm_config_update_notifier=false',
    ]);
    const expected = {
      AutoRemove: true, Init: true, NetworkMode: 'none', ReadonlyRootfs: true, CapDrop: ['ALL'], CapAdd: null, Privileged: false, SecurityOpt: ['no-new-privileges'],
      PidsLimit: 256, Memory: 2 ** 31, MemorySwap: 2 ** 31, LogConfig: { Type: 'none', Config: {} }, Binds: null,
    };
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, host[name]])), expected);
    assert.deepEqual(Object.keys(host['Tmpfs'] as object).sort(), ['/tmp', '/tmp/home', '/tmp/work']);
    const mounts = host['Mounts'] as { Type: string; Source?: string; Target: string; ReadOnly?: boolean; TmpfsOptions?: { SizeBytes: number } }[];
    // Something empty lies over what holds keys, such as the settings of git.
    const isEmpty = ({ Type, Source, TmpfsOptions }: typeof mounts[number]) => (Type === 'bind' ? Source === '/dev/null' : Type === 'tmpfs' && TmpfsOptions?.SizeBytes === 4096);
    const [over, shown] = [mounts.filter(isEmpty), mounts.filter((mount) => !isEmpty(mount))];
    assert.ok(shown.length > 0 && shown.every(({ Type, Source, Target, ReadOnly }) => Type === 'bind' && Source === Target && ReadOnly === true), JSON.stringify(shown));
    assert.ok(over.every(({ Target }) => shown.some((mount) => Target.startsWith(`${mount.Target}/`))), JSON.stringify(over));
  });

  test('asks for one of an image that is shut in alike, with its variables and no proxy', async () => {
    const outcome = await listed(ociLaunch('a/b:1', { args: ['x'], env: { EXAMPLE_KEY: 'two words', LD_PRELOAD: '/theirs =x' }, options: ['--workdir', '/app'] }));
    assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says], ['start-failed', 'docker did not start it: docker: Error response from daemon: this daemon starts nothing.']);
    assert.ok(asked);
    const { Image, Cmd, Env, User, WorkingDir, HostConfig: host } = asked;
    assert.deepEqual([Image, Cmd, User, WorkingDir], ['a/b:1', ['x'], '65534:65534', '/app']);
    assert.deepEqual(Env.filter((entry) => entry.includes('=')).sort(), ['EXAMPLE_KEY=two words', 'HOME=/tmp/home', 'LD_PRELOAD=/theirs =x']);
    const expected = {
      AutoRemove: true, Init: true, NetworkMode: 'none', ReadonlyRootfs: true, CapDrop: ['ALL'], CapAdd: null, Privileged: false, SecurityOpt: ['no-new-privileges'],
      PidsLimit: 256, Memory: 2 ** 31, MemorySwap: 2 ** 31, LogConfig: { Type: 'none', Config: {} }, Binds: null,
    };
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, host[name]])), expected);
    assert.deepEqual([host['Mounts'] ?? [], Object.keys(host['Tmpfs'] as object).sort()], [[], ['/tmp', '/tmp/home', '/tmp/work']]);
  });
});
