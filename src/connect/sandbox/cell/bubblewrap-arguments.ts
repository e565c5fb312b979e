import { existsSync } from 'node:fs';
import type { BubblewrapWay } from './bubblewrap.ts';
import type { Cell } from './cell.ts';
import { within } from '../paths/within.ts';
import { ownSettings, parents, showSystem } from './system-files.ts';

/** Most bytes of the folders in memory that a program may write: its `/tmp`, and its shared memory. */
export interface Room { temporary: number; shared: number }

/** Numbers of the open files that bubblewrap reads: its words, the filter of system calls, the words of the second one. `info` is written. */
export const cellFiles = { words: 3, info: 4, filter: 5, last: 6, first: 7 } as const;

const nobody = '65534';

/** What the kernel tells by which this machine, or this run of it, is known again. No program needs it to list tools. */
const ofThisMachine = [
  '/proc/sys/kernel/random/boot_id', '/proc/cmdline', '/proc/config.gz',
  // Its disks and devices. What stands in mountinfo the kernel writes for each process anew: that cannot be laid over.
  ...['partitions', 'diskstats', 'swaps', 'mdstat', 'scsi/scsi', 'bus/pci/devices', 'bus/input/devices', 'interrupts', 'iomem', 'ioports'].map((name) => `/proc/${name}`),
];

/**
 * The words of the bubblewrap that builds the cell. Its root is empty but for the system's folders, a cut-down /etc, what `cell`
 * shows, and a private /tmp in memory; processes, IPC, host name and network are its own, the last without any route;
 * it cannot type into the terminal, and ends with toolrisk.
 * `files` come through open files from `cellFiles.first` on, in the order of `filesOf`.
 */
export function bubblewrapArguments(cell: Cell, way: BubblewrapWay, room: Room): string[] {
  return [
    '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try', '--unshare-net', '--hostname', 'toolrisk',
    ...(way === 'root' ? [] : ownUser),
    '--new-session', '--die-with-parent',
    ...showSystem(),
    // Zeros are read of both; mapped, those of /dev/zero would be memory that no process shows.
    '--proc', '/proc', ...ofThisMachine.filter((path) => existsSync(path)).flatMap((path) => ['--dev-bind', '/dev/null', path]), '--dev', '/dev', '--dev-bind', '/dev/full', '/dev/zero', ...memoryFolder('/dev/shm', room.shared), '--remount-ro', '/dev',
    ...memoryFolder('/tmp', room.temporary), '--dir', '/run', '--dir', '/var', ...varTmp(cell), ...writableFolder('/tmp/home'), ...writableFolder('/tmp/work'),
    ...cell.visible.flatMap((path) => [...parents(path), '--ro-bind', path, path]),
    ...covering(cell),
    ...Object.entries(cell.links ?? {}).flatMap(([link, target]) => [...writableParents(link), '--symlink', target, link]),
    ...Object.entries(cell.placed).flatMap(([inside, outside]) => [...parents(inside), '--ro-bind', outside, inside]),
    ...Object.entries(cell.kept ?? {}).flatMap(([inside, outside]) => [...parents(inside), '--bind', outside, inside]),
    ...Object.keys(filesOf(cell)).flatMap((path, at) => [...writableParents(path), '--perms', path.startsWith('/etc/') ? '0644' : '0666', '--file', String(cellFiles.first + at), path]),
    ...parents(`${cell.cwd}/.`), '--remount-ro', '/', '--chdir', cell.cwd,
  ];
}

/** The words with which root steps down to nobody in a cell that it built. Paths are the system's own: those words still run with root's rights. */
export function steppingDown({ setpriv }: { setpriv: string }): string[] {
  return [setpriv, `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--inh-caps=-all', '--bounding-set=-all', '--no-new-privs', '--'];
}

/**
 * The words that begin the program in a cell: a second bubblewrap gives it a user namespace of its own. In that of the cell's first
 * process it might write that one's memory, take it over, and outlive its cell.
 */
export function secondBubblewrap({ bwrap }: { bwrap: string }): string[] {
  return [bwrap, '--args', String(cellFiles.last), '--'];
}

/** The words of that second bubblewrap, which shows all as it is. */
export const secondArguments: readonly string[] = ['--unshare-user', '--uid', nobody, '--gid', nobody, '--cap-drop', 'ALL', '--die-with-parent', '--dev-bind', '/', '/'];

/** The words that lay something empty over what is hidden in what is shown, but for what is shown there again. */
function covering({ covered = [], opened = [] }: Cell): string[] {
  const folders = covered.filter(({ kind }) => kind === 'folder').map(({ path }) => path);
  return [
    ...covered.flatMap(({ path, kind }) => (kind === 'folder' ? ['--perms', '0755', '--size', '4096', '--tmpfs', path] : ['--dev-bind', '/dev/null', path])),
    ...opened.flatMap((path) => [...parents(path), '--ro-bind', path, path]),
    ...folders.flatMap((path) => ['--remount-ro', path]),
  ];
}

const ownUser = ['--unshare-user', '--uid', nobody, '--gid', nobody, '--cap-drop', 'ALL'];

/** The files that a cell gets in its memory, by path. */
export function filesOf({ files }: Cell): Record<string, string> {
  return { ...ownSettings, ...files };
}

/** One folder for temporary files, unless something of the machine is shown in the other: a link has no room for it. */
function varTmp({ visible, links = {}, placed }: Cell): string[] {
  const isTaken = [...visible, ...Object.keys(links), ...Object.keys(placed)].some((path) => within(path, '/var/tmp'));
  return isTaken ? ['--dir', '/var/tmp'] : ['--symlink', '/tmp', '/var/tmp'];
}

function memoryFolder(path: string, bytes: number): string[] {
  return ['--perms', '1777', '--size', String(bytes), '--tmpfs', path];
}

function writableFolder(path: string): string[] {
  return ['--perms', '0777', '--dir', path];
}

/** Folders in its own /tmp are the program's, whoever made them. */
function writableParents(path: string): string[] {
  const made = parents(path);
  return made.flatMap((word, at) => (word === '--dir' && (made[at + 1] ?? '').startsWith('/tmp/') ? ['--perms', '0777', '--dir'] : [word]));
}
