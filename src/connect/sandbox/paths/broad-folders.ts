import { basename, dirname } from 'node:path';
import { allHomes, foldersOfHomes } from './person-homes.ts';
import { isProject } from '../projects/is-project.ts';
import { upwards, within } from './within.ts';

/** What the kernel and running programs show of themselves, and what is cut down in a cell: never shown, whoever names it. */
const live = ['/proc', '/sys', '/dev', '/run', '/var/run', '/boot', '/lost+found'];

/** Where in them disks are mounted, and folders in memory lie. Of what services keep for a user, only what looks like a project. */
const inLive = { disks: /^\/run\/media\/[^/]+\/[^/]/, memory: /^\/dev\/shm\/[^/]/, ofUser: /^\/run\/user\/\d+\/[^/]+/ };

/** Folders that hold what has nothing to do with each other. */
const wide = ['/', '/etc', '/tmp', '/var', '/var/tmp', '/var/lib', '/var/log', '/var/spool', '/var/mail', '/var/cache', '/opt', '/srv', '/mnt', '/media', '/snap', '/nix', '/gnu', '/usr', '/private', '/private/tmp',
  '/private/var', '/private/etc', '/Library', '/System', '/Applications', '/Volumes', '/Network', '/workspaces', 'C:\\', 'C:\\Windows', 'C:\\Program Files', 'C:\\Program Files (x86)', 'C:\\ProgramData'];

/** Folders of a home, likewise: a person may name one, but nothing makes them be shown by the way. */
const wideInHome = ['Desktop', 'Documents', 'Downloads', 'Pictures', 'Music', 'Movies', 'Videos', 'Public', 'Templates', 'Library', 'AppData', 'OneDrive', 'Dropbox', 'snap', 'bin', 'src', 'dev', 'code', 'projects', 'repos', 'work', 'git',
  '.config', '.local', '.local/share', '.local/bin', '.local/lib', '.local/state', '.cache', '.cargo', '.cargo/bin', '.var', 'go', 'go/bin'];

/** Whether a path leads through the running system. */
export function isLive(path: string): boolean {
  return live.some((folder) => within(path, folder)) && !inLive.disks.test(path) && !inLive.memory.test(path) && !liesInProject(path);
}

function liesInProject(path: string): boolean {
  const top = inLive.ofUser.exec(path)?.[0];
  return top !== undefined && upwards(path).some((folder) => within(folder, top) && isProject(folder));
}

/** Why a real path is never shown as a whole, as a clause; null for any other. */
export function tooBroad(path: string): string | null {
  const homes = allHomes();
  if (isLive(path)) return 'it is the running system';
  if (homes.includes(path) || foldersOfHomes.some((folder) => dirname(path) === folder)) return 'it is a whole home';
  if (dirname(path) === path || foldersOfHomes.includes(path) || homes.some((home) => within(home, path)) || wide.some((folder) => same(folder, path))) return 'it holds what belongs to many';
  return null;
}

/** Whether a real path is that, or a folder of a home in which much else lies. */
export function isWide(path: string): boolean {
  return tooBroad(path) !== null || allHomes().some((home) => wideInHome.some((name) => same(`${home}/${name}`, path)));
}

function same(one: string, other: string): boolean {
  return within(one, other) && within(other, one) || (one.length === 3 && basename(one) === '' && one.toLowerCase() === other.toLowerCase());
}
