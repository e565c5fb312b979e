import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { ociLaunch } from '../../src/connect/launch/runner-launch.ts';
import { byDockerOrPodman } from '../../src/connect/sandbox/containers/start-contained.ts';
import { listed, until, watchTemporaryFolder } from '../connect/stand-in.ts';
import { asUsers } from './as-users.ts';
import { notProven } from './not-proven.ts';

const root = mkdtempSync(join(tmpdir(), 'containers-'));
const systemPath = process.env['PATH'] ?? '';
const folder = watchTemporaryFolder();

/** A shell that is a server: it answers each request by the number it has. `then`: what it does first. */
const server = (then: string) => `${then}
while read -r line; do
  id=$(echo "$line" | sed -n 's/.*"id":\\([0-9]*\\).*/\\1/p')
  case $line in
    *'"initialize"'*) echo '{"jsonrpc":"2.0","id":'$id',"result":{"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"boxed","version":"1"}}}';;
    *'"tools/list"'*) echo '{"jsonrpc":"2.0","id":'$id',"result":{"tools":[{"name":"get_x","description":"'$(id -u) $(ls /sys/class/net | tr '\\n' ' ')'","inputSchema":{"type":"object"}}]}}';;
  esac
done; sleep 1000`;

/** Podman with a store of its own, and an image of nothing but busybox; why it cannot run here, if it cannot. */
function ownPodman(): string | null {
  // For a normal user podman needs ranges of user numbers that a fresh one has not.
  if (process.getuid?.() !== 0) return 'podman is tried by root alone';
  const busybox = ['/bin/busybox', '/usr/bin/busybox'].find((path) => existsSync(path));
  if (busybox === undefined || spawnSync('podman', ['--version']).status !== 0) return 'podman or busybox is not installed';
  writeFileSync(join(root, 'storage.conf'), `[storage]\ndriver = "vfs"\nrunroot = "${root}/run"\ngraphroot = "${root}/graph"\n`);
  const runtime = ['runc', 'crun'].find((name) => spawnSync(name, ['--version']).status === 0);
  writeFileSync(join(root, 'containers.conf'), `[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]\n[engine]\ncgroup_manager = "cgroupfs"\nevents_logger = "file"\n${runtime === undefined ? '' : `runtime = "${runtime}"\n`}`);
  process.env['CONTAINERS_STORAGE_CONF'] = join(root, 'storage.conf');
  process.env['CONTAINERS_CONF'] = join(root, 'containers.conf');
  const files = join(root, 'files');
  for (const folder of ['bin', 'tmp', 'sys', 'proc']) mkdirSync(join(files, folder), { recursive: true });
  for (const name of ['busybox', 'sh', 'sed', 'id', 'ls', 'tr', 'sleep']) copyFileSync(busybox, join(files, 'bin', name));
  const tar = spawnSync('tar', ['-C', files, '-c', '.'], { maxBuffer: 1e9 });
  const made = spawnSync('podman', ['import', '-', 'localhost/nothing:1'], { input: tar.stdout, encoding: 'utf8' });
  const tried = spawnSync('podman', ['run', '--rm', '--init', '--network', 'none', '--memory', '1g', 'localhost/nothing:1', '/bin/busybox', 'true'], { encoding: 'utf8' });
  return made.status === 0 && tried.status === 0 ? null : 'podman cannot run a container';
}
const unproven = ownPodman();
after(() => rmSync(root, { recursive: true, force: true }));

function containers(): string {
  return spawnSync('podman', ['ps', '--all', '--quiet', '--filter', 'label=toolrisk.run'], { encoding: 'utf8' }).stdout;
}

test('docker starts an image, and podman where there is no docker', () => {
  const bin = mkdtempSync(join(root, 'bin-'));
  for (const name of ['docker', 'podman']) writeFileSync(join(bin, name), '#!/bin/sh\n', { mode: 0o755 });
  const chosen = () => byDockerOrPodman(ociLaunch('x:1'), bin).command;
  for (const name of ['docker', 'podman']) {
    assert.equal(chosen(), join(bin, name));
    rmSync(join(bin, name));
  }
  assert.throws(chosen, /there is no command docker on PATH/);
});

describe('a container of an image', { skip: unproven !== null && notProven(`containers of oci: ${unproven}`) }, () => {
  // Without docker, so that podman is taken.
  process.env['PATH'] = systemPath.split(delimiter).filter((folder) => !existsSync(join(folder, 'docker'))).join(delimiter);
  const boxed = (then: string) => ociLaunch('localhost/nothing:1', { args: ['/bin/sh', '-c', server(then)] });

  test('is listed, without a network, and gone afterwards though it goes on', async () => {
    const outcome = await listed(boxed('trap "" TERM HUP'));
    assert.match(outcome.ok ? String(outcome.listing.tools[0]?.description) : JSON.stringify(outcome), /^0 lo $/);
    assert.equal(outcome.observed.limits, 'enforced');
    assert.equal(containers(), '');
  });

  test('is gone when toolrisk is killed in the middle', async () => {
    const script = `import('${join(import.meta.dirname, '../../src/connect/list-server.ts')}').then(({ listServer }) => listServer(${JSON.stringify(boxed('sleep 1000'))}, { sandbox: 'none' }));`;
    const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
    const ended = new Promise((done) => child.once('exit', done));
    await until(() => containers() !== '');
    child.kill('SIGKILL');
    await ended;
    await until(() => containers() === '' && readdirSync(folder).length === 0);
  });
});

asUsers(import.meta.filename);
