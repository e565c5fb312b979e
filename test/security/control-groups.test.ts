import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { limits as ownLimits } from '../../src/connect/limits.ts';
import { makeControlGroup } from '../../src/connect/sandbox/groups/control-group.ts';
import type { ControlGroup } from '../../src/connect/sandbox/groups/control-group.ts';
import { findGroupPlace } from '../../src/connect/sandbox/groups/find-group-place.ts';
import { groupPlaces } from '../../src/connect/sandbox/groups/group-places.ts';
import type { GroupPlace } from '../../src/connect/sandbox/groups/group-places.ts';
import { thisMachine } from '../../src/connect/sandbox/machine.ts';
import { asUsers } from './as-users.ts';
import { notProven } from './not-proven.ts';

const MiB = 1024 * 1024;
const limits = { ...ownLimits, greatestMemory: 64 * MiB, greatestWaiting: 8 * MiB, mostTasks: 32, greatestCores: 2 };
const here = await findGroupPlace(thisMachine(), limits);
const root = mkdtempSync(join(tmpdir(), 'control-groups-'));
after(() => rmSync(root, { recursive: true, force: true }));

/** A folder like /proc that tells of these hierarchies, and of the groups of this process in them. */
function kernelFiles(mounts: string[], groups: string[]): string {
  const proc = mkdtempSync(join(root, 'proc-'));
  mkdirSync(join(proc, 'self'));
  writeFileSync(join(proc, 'self/mountinfo'), ['22 1 8:1 / / rw - ext4 /dev/sda rw', ...mounts].map((line) => `${line}\n`).join(''));
  writeFileSync(join(proc, 'self/cgroup'), groups.map((line) => `${line}\n`).join(''));
  return proc;
}

const two = (folder: string, through: string[] = []): GroupPlace => ({ version: 2, memory: folder, pids: folder, cpu: folder, through });
const unified = '30 22 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate';

describe('control groups are looked for', () => {
  const cases: [what: string, mounts: string[], groups: string[], expected: GroupPlace[]][] = [
    ['below its own group and those above it', [unified], ['0::/user.slice/run.scope'], [two('/sys/fs/cgroup/user.slice/run.scope'), two('/sys/fs/cgroup/user.slice'), two('/sys/fs/cgroup')]],
    ['in a container that sees its own part', ['30 22 0:26 /docker/1 /sys/fs/cgroup ro - cgroup2 cgroup rw'], ['0::/docker/1'], [two('/sys/fs/cgroup')]],
    ['nowhere, when its group is not to be seen', ['30 22 0:26 /docker/1 /sys/fs/cgroup ro - cgroup2 cgroup rw'], ['0::/docker/2'], []],
    ['at a place with a blank in its name', ['30 22 0:26 / /control\\040groups rw - cgroup2 cgroup rw'], ['0::/'], [two('/control groups')]],
    ['in each hierarchy of version 1', [
      '32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct', '35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory', '39 31 0:36 / /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids',
    ], ['4:memory:/mine', '3:cpu,cpuacct:/', '2:pids:/other'], [{ version: 1, memory: '/sys/fs/cgroup/memory/mine', pids: '/sys/fs/cgroup/pids/other', cpu: '/sys/fs/cgroup/cpu,cpuacct', through: [] }]],
    ['not where processes are not counted', ['35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory'], ['4:memory:/'], []],
    ['nowhere without any', [], [], []],
  ];
  for (const [what, mounts, groups, expected] of cases) test(what, () => assert.deepEqual(groupPlaces(kernelFiles(mounts, groups), null), expected));

  test("last in the systemd of the user, through a scope of it that keeps nothing of the way from the program", () => {
    const places = groupPlaces(kernelFiles([unified], ['0::/']), { uid: 1000, env: '/usr/bin/env', systemdRun: '/usr/bin/systemd-run', runtime: '/run/user/1000' });
    const through = ['/usr/bin/env', 'XDG_RUNTIME_DIR=/run/user/1000', '/usr/bin/systemd-run', '--user', '--scope', '--quiet', '--collect', '--', '/usr/bin/env', '-u', 'XDG_RUNTIME_DIR'];
    assert.deepEqual(places, [two('/sys/fs/cgroup'), two('/sys/fs/cgroup/user.slice/user-1000.slice/user@1000.service', through)]);
  });

  test('not where the kernel does not let groups be made', async () => {
    const folder = mkdtempSync(join(root, 'closed-'));
    writeFileSync(join(folder, 'cgroup.controllers'), 'memory pids cpu\n');
    writeFileSync(join(folder, 'cgroup.subtree_control'), 'cpu\n');
    chmodSync(folder, 0o555);
    chmodSync(join(folder, 'cgroup.subtree_control'), 0o444);
    const proc = kernelFiles([`30 22 0:26 / ${folder} rw - cgroup2 cgroup2 rw`], ['0::/']);
    const found = await findGroupPlace({ ...thisMachine(), proc }, limits);
    chmodSync(folder, 0o755);
    assert.equal(found, null);
  });
});

describe('a group is given', () => {
  const filesIn = (folder: string) => Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

  test('its limits, by version 2', () => {
    const parent = mkdtempSync(join(root, 'v2-'));
    makeControlGroup(two(parent), 'one', limits);
    assert.deepEqual(filesIn(join(parent, 'one')), { 'memory.max': '67108864', 'memory.swap.max': '0', 'memory.oom.group': '1', 'pids.max': '32', 'cpu.max': '200000 100000' });
  });

  test('its limits, by version 1', () => {
    const [memory, pids, cpu] = ['memory', 'pids', 'cpu'].map((name) => mkdtempSync(join(root, `v1-${name}-`))) as [string, string, string];
    makeControlGroup({ version: 1, memory, pids, cpu, through: [] }, 'one', limits);
    assert.deepEqual(filesIn(join(memory, 'one')), { 'memory.limit_in_bytes': '67108864', 'memory.memsw.limit_in_bytes': '67108864', 'memory.swappiness': '0', 'memory.kmem.tcp.limit_in_bytes': '8388608' });
    assert.deepEqual([filesIn(join(pids, 'one')), filesIn(join(cpu, 'one'))], [{ 'pids.max': '32' }, { 'cpu.cfs_period_us': '100000', 'cpu.cfs_quota_us': '200000' }]);
  });

  test('a command that enters it before it begins, whatever its name', () => {
    const parent = mkdtempSync(join(root, "it's-"));
    const group = makeControlGroup(two(parent, ['door', '--']), 'one', limits);
    const { file, args } = group.entering({ file: 'program', args: ['word'] });
    assert.deepEqual([file, ...args], ['door', '--', 'sh', '-c', `echo $$ >'${parent.replace("'", "'\\''")}/one/cgroup.procs' || exit 126; exec "$0" "$@"`, 'program', 'word']);
  });

  /** What a group in a pretended kernel says once it tells these numbers. */
  function toldBy(version: 1 | 2, told: Record<string, string>): ControlGroup {
    const parent = mkdtempSync(join(root, 'told-'));
    const group = makeControlGroup({ ...two(parent), version }, 'one', limits);
    for (const [name, text] of Object.entries(told)) writeFileSync(join(parent, 'one', name), text);
    return group;
  }
  const told: [version: 1 | 2, told: Record<string, string>, cause: string | undefined, peak: number | null][] = [
    [2, { 'memory.events': 'low 0\nhigh 0\nmax 90\noom 1\noom_kill 3\noom_group_kill 1\n', 'memory.peak': '67108864\n' }, 'too-much-memory', 67108864],
    [2, { 'memory.events': 'low 0\nhigh 0\nmax 90\noom 0\noom_kill 0\n', 'pids.events': 'max 2\n' }, 'too-many-processes', null],
    [2, { 'memory.events': 'max 90\noom 0\noom_kill 0\n', 'pids.events': 'max 0\n', 'memory.peak': '10\n' }, undefined, 10],
    [1, { 'memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 1\n', 'memory.max_usage_in_bytes': '5\n' }, 'too-much-memory', 5],
    [1, { 'memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 0\n', 'pids.events': 'max 1\n' }, 'too-many-processes', null],
  ];
  for (const [version, files, cause, peak] of told) {
    test(`and tells ${cause ?? 'that none was met'}, by version ${version}: ${Object.keys(files).join(', ')}`, () => {
      const group = toldBy(version, files);
      assert.deepEqual([group.overrun()?.cause, group.peakMemory()], [cause, peak]);
      if (cause !== undefined) assert.match(group.overrun()?.says ?? '', /\(enforced by the kernel\)/);
    });
  }

  test('in the groups of this machine, limits that can be read back, and is removed', { skip: here === null && notProven('that the kernel takes limits: no control group may be made') }, async () => {
    const place = here as GroupPlace;
    const name = `toolrisk-test-of-limits-${process.pid}`;
    const group = makeControlGroup(place, name, limits);
    const read = (of: string, file: string) => readFileSync(join(of, name, file), 'utf8').trim();
    try {
      assert.equal(read(place.memory, place.version === 2 ? 'memory.max' : 'memory.limit_in_bytes'), '67108864');
      assert.equal(read(place.pids, 'pids.max'), '32');
      if (place.version === 1) assert.equal(read(place.memory, 'memory.kmem.tcp.limit_in_bytes'), '8388608');
      if (place.cpu !== null) assert.equal(read(place.cpu, place.version === 2 ? 'cpu.max' : 'cpu.cfs_quota_us').split(' ')[0], '200000');
    } finally {
      await group.remove();
    }
    assert.ok(![place.memory, place.pids, place.cpu ?? place.pids].some((each) => readdirSync(each).includes(name)));
  });
});

asUsers(import.meta.filename);
