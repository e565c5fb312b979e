import { lstatSync, readlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemFolders } from './program-folders.ts';

/** What a program in the sandbox sees and has. */
export interface Cell {
  /** Shown where they are, read-only. */
  visible: readonly string[];
  /** Shown somewhere else, read-only: path inside to path outside. */
  placed: Readonly<Record<string, string>>;
  /** Folder that is its private, writable `/tmp`. */
  box: string;
  cwd: string;
}

/** How bubblewrap gets its rights: `own` by a user namespace, `root` because root runs it and steps down inside. */
export type BubblewrapWay = 'own' | 'root';

const nobody = '65534';

/**
 * The words that run a program in bubblewrap. Its root is empty but for the system's folders, what `cell` shows, and a
 * private /tmp; processes, IPC, host name and network are its own, the last without
 * any route; user and groups are nobody's; no
 * capability is left; it cannot type into the terminal, and ends with toolrisk.
 */
export function bubblewrapArguments(cell: Cell, way: BubblewrapWay): string[] {
  return [
    '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try', '--hostname', 'toolrisk',
    ...(way === 'own' ? ['--unshare-user', '--uid', nobody, '--gid', nobody, '--cap-drop', 'ALL'] : []),
    '--unshare-net',
    '--new-session', '--die-with-parent',
    ...systemFolders.flatMap(showSystemFolder),
    '--proc', '/proc', '--dev', '/dev', '--bind', cell.box, '/tmp', '--dir', '/run', '--dir', '/var', '--symlink', '/tmp', '/var/tmp',
    ...cell.visible.flatMap((path) => [...parents(path), '--ro-bind', path, path]),
    ...Object.entries(cell.placed).flatMap(([inside, outside]) => ['--ro-bind', outside, inside]),
    ...parents(`${cell.cwd}/.`), '--remount-ro', '/', '--chdir', cell.cwd,
    '--',
    ...(way === 'root' ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--inh-caps=-all', '--bounding-set=-all', '--no-new-privs', '--'] : []),
  ];
}

function showSystemFolder(folder: string): string[] {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return [];
  return found.isSymbolicLink() ? ['--symlink', readlinkSync(folder), folder] : ['--ro-bind', folder, folder];
}

/** Bubblewrap makes missing parents for root alone, so each is made first, for all. */
function parents(path: string): string[] {
  const parent = dirname(path);
  return parent === '/' ? [] : [...parents(parent), '--dir', parent];
}
