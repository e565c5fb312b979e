import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, openSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { limits } from '../../src/connect/limits.ts';
import { listServer } from '../../src/connect/list-server.ts';
import type { Author } from '../../src/connect/launch/author.ts';
import { nodeShown } from '../../src/connect/sandbox/shown/shown-for.ts';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { asUsers } from './as-users.ts';
import { notProven } from './not-proven.ts';

const sandbox = await chooseSandbox('auto').catch(() => null);
const skip = sandbox?.kind !== 'bwrap' && notProven('what a cell holds back: bubblewrap may not be used here');
const isRoot = process.getuid?.() === 0;
const folder = mkdtempSync(join(tmpdir(), 'cell-'));
const [project, besides] = [join(folder, 'project'), join(folder, 'besides')];
const canary = 'canary-7f3a';
/** By which a machine, a run of it, its disks and its devices are known again. */
const ofThisMachine = ['sys/kernel/random/boot_id', 'cmdline', 'partitions', 'diskstats', 'swaps', 'mdstat', 'scsi/scsi', 'bus/pci/devices', 'bus/input/devices', 'interrupts', 'iomem'].map((name) => `/proc/${name}`);
const listeners: Server[] = [];
let found: Record<string, string> = {};

/** What a program that looks for everything finds, by the name of each look. */
async function lookAround(look: object): Promise<Record<string, string>> {
  const program = join(import.meta.dirname, 'programs/looks-around.mjs');
  const outcome = await listServer({
    kind: 'command', command: process.execPath, args: [program], env: { LOOK: JSON.stringify(look) }, hosts: [], author: { kind: 'person' }, cwd: project, files: { 'mine.txt': 'before' },
  }, { sandbox: 'auto' });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  assert.equal(outcome.listing.sandbox, 'bwrap');
  return Object.fromEntries(outcome.listing.tools.map(({ name, description }) => [name, String(description)]));
}

function listening(where: { path: string } | { host: string; port: number }): Promise<Server> {
  const server = createServer((socket) => { socket.on('error', () => undefined).end(canary); });
  listeners.push(server);
  return new Promise((done) => server.listen(where, () => done(server)));
}

before(async () => {
  if (skip) return;
  for (const path of [project, besides]) mkdirSync(path, { mode: 0o755 });
  chmodSync(folder, 0o755);
  for (const path of [project, besides]) writeFileSync(join(path, 'note.txt'), canary);
  process.env['CANARY'] = canary;
  // As a shell or an editor may leave one open for all that it starts.
  openSync(join(besides, 'note.txt'), 'r');
  const { port } = (await listening({ host: '127.0.0.1', port: 0 })).address() as AddressInfo;
  const abstract = `\0toolrisk-cell-${process.pid}`;
  await listening({ path: abstract });
  await listening({ path: join(besides, 'socket') });
  const socketOfFamily = (family: number) => `perl -e 'socket(my $s, ${family}, 1, 0) or print "$!"' || true`;
  const call = (number: number) => `perl -e 'syscall(${number}, 0, 0, 0, 0, 0) == -1 and print $! + 0' || true`;
  found = await lookAround({
    read: ['/etc/shadow', '/etc/machine-id', ...ofThisMachine, '/etc/passwd', '/etc/hosts', '/proc/1/environ', join(besides, 'note.txt'), join(project, 'note.txt'), '/proc/1/mem', '/tmp/work/mine.txt'],
    list: ['/', '/etc', '/home', '/root', '/opt', '/run', '/var', '/mnt', '/srv', '/sys', '/tmp', '/dev/shm', '/proc/1/root', '/proc/1/fd'],
    write: ['/etc/x', '/usr/x', '/x', '/run/x', '/dev/x', '/var/x', join(project, 'x'), '/proc/sys/kernel/hostname', '/tmp/x', '/dev/shm/x', '/tmp/home/x', '/tmp/work/mine.txt'],
    sockets: [abstract, join(besides, 'socket'), '/var/run/docker.sock', '/run/docker.sock', '/run/dbus/system_bus_socket'],
    ports: [port],
    run: {
      'new user namespace': 'unshare -Ur true', 'new mount': 'mount -t tmpfs none /tmp', 'new namespaces by bubblewrap': 'bwrap --ro-bind / / true',
      'another user': 'su -c id </dev/null; sudo -n id', 'signal to the first': 'kill -9 1; sleep 0.1; echo lives',
      'virtual socket': socketOfFamily(40), 'kernel crypto': socketOfFamily(38), 'packets': socketOfFamily(17),
      ...Object.fromEntries(process.arch === 'x64' ? Object.entries({ keyctl: 250, add_key: 248, ptrace: 101, bpf: 321, io_uring: 425, userfaultfd: 323, 'shared memory': 29, perf: 298, setns: 308, x32: 0x40000000 + 39 }).map(([name, number]) => [`call ${name}`, call(number)]) : []),
    },
  });
});
after(() => {
  for (const each of listeners) each.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a program that lies elsewhere sees none of the packages of toolrisk', { skip }, () => {
  const modules = /^.*?[/\\]node_modules(?=[/\\])/.exec(process.execPath)?.[0] ?? join(import.meta.dirname, '../../node_modules');
  const own = process.execPath.startsWith(modules) ? [process.execPath.slice(modules.length + 1).split('/')[0]] : [];

  for (const [name, author] of Object.entries<Author>({ 'of a person': { kind: 'person' }, "of a person's config": { kind: 'config' }, "of a stranger's config": { kind: 'config', project: join(folder, 'elsewhere') } })) {
    test(name, async () => {
      const elsewhere = join(folder, 'elsewhere');
      mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
      copyFileSync(join(import.meta.dirname, 'programs/looks-around.mjs'), join(elsewhere, 'looks-around.mjs'));
      const outcome = await listServer({ kind: 'command', command: process.execPath, args: [join(elsewhere, 'looks-around.mjs')], env: { LOOK: JSON.stringify({ list: [modules] }) }, hosts: [], author, cwd: elsewhere }, { sandbox: 'auto' });
      assert.ok(outcome.ok, JSON.stringify(outcome));
      const listed = String(outcome.listing.tools.find((tool) => tool.name === `list ${modules}`)?.description);
      assert.deepEqual(/^E[A-Z]+$/.test(listed) ? [] : listed.split(' '), own);
    });
  }

  for (const [name, command, args] of [['node', 'node', [join(folder, 'elsewhere/looks-around.mjs')]], ['npm', 'npm', ['exec', '--offline', '-c', `node ${join(folder, 'elsewhere/looks-around.mjs')}`]]] as const) {
    test(`where npm run put ${name} on PATH`, async () => {
      const elsewhere = join(folder, 'elsewhere');
      const before = process.env['PATH'];
      process.env['PATH'] = `${join(import.meta.dirname, '../../node_modules/.bin')}:${before}`;
      try {
        const outcome = await listServer({ kind: 'command', command, args: [...args], env: { LOOK: JSON.stringify({ list: [modules] }) }, hosts: [], author: { kind: 'config', project: elsewhere }, cwd: elsewhere }, { sandbox: 'auto' });
        assert.ok(outcome.ok, JSON.stringify(outcome));
        const listed = String(outcome.listing.tools.find((tool) => tool.name === `list ${modules}`)?.description);
        assert.deepEqual(/^E[A-Z]+$/.test(listed) ? [] : listed.split(' ').filter((each) => !['.bin', 'npm', ...own].includes(each)), []);
      } finally {
        process.env['PATH'] = before;
      }
    });
  }

  test('when npm or a package is started', () => assert.deepEqual(nodeShown(limits).visible.filter((path) => path.startsWith(modules)), own.map((each) => join(modules, String(each)))));
});

describe('a program in a cell', { skip }, () => {
  test('is nobody, without capabilities or ways to gain any, behind a filter of system calls', () => {
    const { status = '' } = found;
    const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(status)?.[1]?.trim();
    assert.match(field('Uid') ?? '', /^65534\t65534\t65534\t65534$/);
    for (const name of ['CapInh', 'CapPrm', 'CapEff', 'CapAmb']) assert.equal(field(name), '0000000000000000', name);
    assert.deepEqual([field('NoNewPrivs'), field('Seccomp')], ['1', '2']);
    if (isRoot) assert.deepEqual([field('Groups'), field('CapBnd')], ['', '0000000000000000']);
  });

  test('has user, process, IPC, host-name, network and mount namespaces of its own', () => {
    const mine = ['user', 'pid', 'ipc', 'uts', 'net', 'mnt'].map((name) => readlinkSync(`/proc/self/ns/${name}`));
    const its = (found['namespaces'] ?? '').split(' ');
    assert.equal(its.length, mine.length);
    for (const [at, name] of mine.entries()) assert.notEqual(its[at], name);
  });

  for (const name of ['new user namespace', 'new mount', 'new namespaces by bubblewrap', 'another user']) {
    test(`gets no ${name}`, () => assert.match(found[name] ?? '', /not permitted|no permissions|denied|not found|failed|must be superuser|required|not implemented/i));
  }

  test('cannot end its first process', () => assert.match(found['signal to the first'] ?? '', /lives/));

  for (const name of ['virtual socket', 'kernel crypto', 'packets']) {
    test(`opens no ${name}`, () => assert.match(found[name] ?? '', /not supported/i));
  }

  for (const name of ['keyctl', 'add_key', 'ptrace', 'bpf', 'io_uring', 'userfaultfd', 'shared memory', 'perf', 'setns']) {
    test(`may not call ${name}`, { skip: process.arch !== 'x64' }, () => assert.equal(found[`call ${name}`], '1'));
  }

  test('may make no call in another dress', { skip: process.arch !== 'x64' }, () => assert.equal(found['call x32'], '38'));

  test('sees the system, its project, and no home, secret or identity of the machine', () => {
    assert.equal(found[`read ${join(project, 'note.txt')}`], canary);
    for (const path of ['/etc/shadow', '/etc/machine-id', join(besides, 'note.txt')]) assert.equal(found[`read ${path}`], 'ENOENT', path);
    for (const path of ofThisMachine) assert.match(String(found[`read ${path}`]), /^(|ENOENT)$/, path);
    for (const path of ['/home', '/root', '/opt', '/mnt', '/srv', '/sys']) assert.match(found[`list ${path}`] ?? '', /^(ENOENT|EACCES)$/, path);
    assert.deepEqual([found['list /run'], found['list /dev/shm']], ['', '']);
    assert.doesNotMatch(found['list /etc'] ?? '', /shadow|ssh|ssl-private|sudoers|krb5|machine-id|cron|apt/);
    assert.match(found['read /etc/passwd'] ?? '', /^root:.*\nnobody:.*\n$/);
    assert.match(found['read /etc/hosts'] ?? '', /^127\.0\.0\.1 localhost toolrisk\n/);
  });

  test('sees no variable, file or process of toolrisk', () => {
    const { variables = '', 'of others': others = canary, 'files open': open = canary } = found;
    assert.doesNotMatch(`${variables}${others}`, /CANARY|canary/);
    assert.doesNotMatch(others, new RegExp(import.meta.dirname.replace(/.*(?=\/test\/)/, '') + '/cell.test'));
    assert.doesNotMatch(open, /note\.txt/);
    for (const line of open.split('\n').filter((each) => Number(each.split(' ')[0]) > 2)) assert.match(line, /\/dev\/null|\/proc\/\d+\/fd|anon_inode|pipe:|socket:|^\d+ $|\/dev\/urandom/, line);
    assert.equal(found['list /proc/1/root'], 'EACCES');
  });

  test('may write into the memory of no process that its cell is built of', () => {
    assert.equal(found['memory to write'], '');
    assert.equal(found['read /proc/1/mem'], 'EACCES');
  });

  test('writes in memory alone', () => {
    for (const path of ['/etc/x', '/usr/x', '/x', '/run/x', '/dev/x', '/var/x', join(project, 'x')]) assert.match(found[`write ${path}`] ?? '', /^(EROFS|EACCES)$/, path);
    assert.match(found['write /proc/sys/kernel/hostname'] ?? '', /^(EACCES|EROFS|EPERM)$/);
    for (const path of ['/tmp/x', '/dev/shm/x', '/tmp/home/x']) assert.equal(found[`write ${path}`], 'written', path);
    assert.equal(execFileSync('ls', [project], { encoding: 'utf8' }), 'note.txt\n');
  });

  test('may change the files it is given', () => {
    assert.deepEqual([found['read /tmp/work/mine.txt'], found['write /tmp/work/mine.txt']], ['before', 'written']);
  });

  test('reaches no port, no abstract socket and no service of this machine', () => {
    const reached = Object.entries(found).filter(([name]) => /^(port|socket) /.test(name));
    assert.equal(reached.length, 6);
    for (const [name, came] of reached) assert.match(came, /^(ENOENT|ECONNREFUSED|EACCES|ENETUNREACH)$/, name);
    assert.equal(found['interfaces'], 'lo');
  });
});

describe('where a second bubblewrap may not be inside the first', { skip: skip || (isRoot && 'root builds cells another way; a normal user tries it') }, () => {
  // Bubblewrap makes two user namespaces; a second one needs two more.
  for (const { most, chosen } of [{ most: 2, chosen: /^bwrap own-once$|^it was not started: bubblewrap may not be used here \(.*exceeded/ }, { most: 4, chosen: /^bwrap own$/ }]) {
    test(`a cell is taken only if its first process is closed to its program, with ${most} namespaces`, () => {
      const script = `echo ${most} > /proc/sys/user/max_user_namespaces; exec setpriv --ambient-caps=-all --inh-caps=-all "$0" "$1"`;
      const { stdout, stderr, status } = spawnSync('unshare', ['--user', '--map-current-user', '--keep-caps', 'sh', '-c', script, process.execPath, join(import.meta.dirname, 'servers/chooses-sandbox.mjs')], { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      assert.match(stdout, chosen);
      if (stdout === 'bwrap own-once') assert.notEqual(readFileSync('/proc/sys/kernel/yama/ptrace_scope', 'utf8').trim(), '0');
    });
  }
});

asUsers(import.meta.filename);
