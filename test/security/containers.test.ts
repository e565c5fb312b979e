import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { ociLaunch } from '../../src/connect/launch/runner-launch.ts';
import { findContainerClient } from '../../src/connect/sandbox/containers/container-client.ts';
import { limits } from '../../src/connect/limits.ts';
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
    *'"tools/list"'*) echo '{"jsonrpc":"2.0","id":'$id',"result":{"tools":[{"name":"get_x","description":"'$(id -u) $(ls /sys/class/net | tr '\\n' ' ')$(echo $seen)'","inputSchema":{"type":"object"}}]}}';;
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
  chmodSync(join(files, 'tmp'), 0o1777);
  for (const name of ['busybox', 'sh', 'sed', 'id', 'ls', 'tr', 'sleep', 'touch', 'cat', 'head']) copyFileSync(busybox, join(files, 'bin', name));
  const tar = spawnSync('tar', ['-C', files, '-c', '.'], { maxBuffer: 1e9 });
  const made = spawnSync('podman', ['import', '--change', 'VOLUME /data', '-', 'localhost/nothing:1'], { input: tar.stdout, encoding: 'utf8' });
  const tried = spawnSync('podman', ['run', '--rm', '--init', '--network', 'none', '--memory', '1g', 'localhost/nothing:1', '/bin/busybox', 'true'], { encoding: 'utf8' });
  return made.status === 0 && tried.status === 0 ? null : 'podman cannot run a container';
}
const unproven = ownPodman();
after(() => rmSync(root, { recursive: true, force: true }));

function containers(): string {
  return spawnSync('podman', ['ps', '--all', '--quiet', '--filter', 'label=toolrisk.run'], { encoding: 'utf8' }).stdout;
}

test('docker starts an image, and podman where there is no docker, or where docker is podman', async () => {
  const bin = mkdtempSync(join(root, 'bin-'));
  for (const name of ['docker', 'podman']) writeFileSync(join(bin, name), '#!/bin/sh\n', { mode: 0o755 });
  const chosen = () => findContainerClient(limits, bin);
  for (const name of ['docker', 'podman'] as const) {
    assert.deepEqual(await chosen(), { file: join(bin, name), name });
    rmSync(join(bin, name));
  }
  await assert.rejects(chosen, /there is no command docker on PATH/);
  const other = mkdtempSync(join(root, 'bin-'));
  writeFileSync(join(other, 'docker'), '#!/bin/sh\n[ "$1" = --version ] && echo podman version 4.3.1\n', { mode: 0o755 });
  assert.equal((await findContainerClient(limits, other)).name, 'podman');
});

describe('variables of an image', () => {
  const bin = mkdtempSync(join(root, 'bin-'));
  const told = join(root, 'told');
  // In the place of a client: keeps what everybody may read of it, and what it was given besides.
  writeFileSync(join(bin, 'podman'), `#!/bin/sh
[ "$1" = run ] || exit 0
{ tr '\\0' '\\n' < /proc/$$/cmdline; echo; echo "It has"; env; echo "It reads"; } > '${told}'
while [ "$1" != a/b:1 ]; do [ "$1" != --env-file ] || { ls -l "$2"; cat "$2"; } >> '${told}'; shift; done
echo 'Error: no such image' >&2; exit 125
`, { mode: 0o755 });

  for (const env of [{ TOKEN: 'hunter2-of-the-user' }, { LD_PRELOAD: 'hunter2-of-the-user' }, { STORAGE_OPTS: 'hunter2-of-the-user' }, { PYTHONPATH: 'hunter2-of-the-user' }]) {
    const [name] = Object.keys(env) as [string];
    test(`reach it, but no command line that others may read, nor what starts it: ${name}`, { skip: process.platform !== 'linux' && 'looks at /proc' }, async () => {
      const before = process.env['PATH'];
      process.env['PATH'] = `${bin}${delimiter}/usr/bin${delimiter}/bin`.split(delimiter).filter((folder) => folder === bin || !existsSync(join(folder, 'docker'))).join(delimiter);
      const outcome = await listed(ociLaunch('a/b:1', { env })).finally(() => { process.env['PATH'] = before; });
      assert.ok(!outcome.ok && /podman did not start it/.test(outcome.says), JSON.stringify(outcome));
      const [line = '', has = '', reads = ''] = readFileSync(told, 'utf8').split(/^It (?:has|reads)\n/m);
      assert.ok(line.includes('--env-file') && has.includes('PATH=') && !(line + has).includes('hunter2'), line + has);
      assert.match(reads, new RegExp(`^-rw------- [^]*^${name}=hunter2-of-the-user$`, 'm'));
      assert.deepEqual(readdirSync(folder), []);
    });
  }
});

describe('a container of an image', { skip: unproven !== null && notProven(`containers of oci: ${unproven}`) }, () => {
  // Without docker, so that podman is taken.
  process.env['PATH'] = systemPath.split(delimiter).filter((folder) => !existsSync(join(folder, 'docker'))).join(delimiter);
  const boxed = (then: string) => ociLaunch('localhost/nothing:1', { args: ['/bin/sh', '-c', server(then)] });

  test('is listed, without a network, and gone afterwards though it goes on', async () => {
    const outcome = await listed(boxed('trap "" TERM HUP'));
    assert.match(outcome.ok ? String(outcome.listing.tools[0]?.description) : JSON.stringify(outcome), /^65534 lo $/);
    assert.deepEqual([outcome.observed.sandbox, outcome.observed.limits], ['podman', 'enforced']);
    assert.equal(containers(), '');
  });

  test('is held as its consent says: nobody, writing in memory alone, to limits of the kernel', async () => {
    const look = `seen="$(for place in / /bin /etc /run /var/tmp /server /data; do touch $place/x 2>/dev/null && echo wrote:$place; done; touch /tmp/x $HOME/x /tmp/work/x && echo three)
      $(sed -n 's/^\\(CapBnd\\|NoNewPrivs\\)://p' /proc/self/status) $(sed -n 's/^tmpfs \\(.tmp[^ ]*\\) .*\\(size=[0-9]*k\\).*/\\1:\\2/p' /proc/mounts)
      $(cat /sys/fs/cgroup/pids/pids.max /sys/fs/cgroup/pids.max 2>/dev/null | head -n 1) $(cat /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/memory.max 2>/dev/null | head -n 1)"`;
    const outcome = await listed(boxed(look));
    const size = `size=${limits.greatestTemporary / 1024}k`;
    // In which order folders are mounted is left to chance.
    const words = outcome.ok ? String(outcome.listing.tools[0]?.description).split(' ').sort() : outcome;
    assert.deepEqual(words, ['65534', 'lo', 'three', '0000000000000000', '1', `/tmp:${size}`, `/tmp/home:${size}`, `/tmp/work:${size}`, '256', String(2 ** 31)].sort());
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
