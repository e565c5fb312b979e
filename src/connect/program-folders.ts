import { existsSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { systemFolders } from './sandbox/system-files.ts';

/** What the kernel and running programs show of themselves (processes, devices, sockets): never shown, whoever names it. */
const liveFolders = ['/proc', '/sys', '/dev', '/run', '/var/run', '/etc'];

/** Folders of the system in which a container has its own, and shows none of this machine's. */
const sharedSystemFolders = systemFolders.filter((folder) => !['/nix/store', '/gnu/store'].includes(folder));

const programFolderNames = new Set(['bin', 'sbin', 'shims', '.bin', 'Scripts']);
const projectMarks = ['node_modules', 'package.json', 'pyproject.toml', 'requirements.txt', 'deno.json', 'Gemfile', 'composer.json', '.git'];

/**
 * What a program must see besides the system's folders: where it is installed, and the project of each file that is named
 * in its arguments. Never a home folder as a whole. Existing paths, none inside another.
 */
export function programFolders(program: string, args: readonly string[], cwd: string, hidden: readonly string[] = systemFolders): string[] {
  const named = args.flatMap((arg) => [arg, arg.slice(arg.indexOf('=') + 1)]).filter((word) => word !== '' && !word.includes('\0'))
    .map((word) => resolve(cwd, word)).filter((path) => existsSync(path));
  const wanted = [...bothNames(program).flatMap(installation), ...named.flatMap(bothNames).map(project), cwd];
  const allowed = wanted.filter((path) => isAbsolute(path) && !isTooMuch(path) && ![...hidden, ...liveFolders].some((folder) => within(path, folder)));
  return [...new Set(allowed)].filter((path) => !allowed.some((other) => other !== path && within(path, other))).sort();
}

/** The same for a program in a container. `program`: absent for one of the image. */
export function containedFolders(program: string | undefined, args: readonly string[], cwd: string): string[] {
  return programFolders(program ?? '/', args, cwd, sharedSystemFolders);
}

function bothNames(path: string): string[] {
  return [path, realpathSync(path)];
}

/** The folder a program is installed in: what holds its `bin`, or the `node_modules` it lies in. */
function installation(program: string): string[] {
  const modules = program.indexOf(`${sep}node_modules${sep}`);
  const folder = dirname(program);
  const root = modules > 0 ? program.slice(0, modules + `${sep}node_modules`.length) : programFolderNames.has(basename(folder)) ? dirname(folder) : folder;
  // ~/.local holds keys and mail besides programs, so it is not taken as a whole.
  const narrow = root !== folder && (isTooMuch(root) || basename(root) === '.local') ? folder : root;
  return [isTooMuch(narrow) ? program : narrow];
}

/** The nearest folder that looks like a project; for a loose file, only the file; a folder is itself. */
function project(path: string): string {
  if (statSync(path).isDirectory()) return path;
  for (let folder = dirname(path); !isTooMuch(folder); folder = dirname(folder)) {
    if (projectMarks.some((mark) => existsSync(join(folder, mark)))) return folder;
  }
  return isTooMuch(dirname(path)) ? path : dirname(path);
}

/** A home, what holds homes, a root, or a folder for temporary files: too much to show a stranger. */
function isTooMuch(path: string): boolean {
  const homes = [homedir(), '/root', '/tmp', '/var/tmp', '/run', '/proc', '/dev', '/sys', '/var', '/opt', '/srv', '/mnt', '/media', '/snap', '/nix', '/gnu'];
  return homes.some((home) => within(home, path)) || dirname(path) === '/home' || path === '/home' || path === '/Users';
}

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
