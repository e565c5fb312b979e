import { basename, dirname, join, sep } from 'node:path';
import { isWide, tooBroad } from './broad-folders.ts';
import { isFolder, isProject, projectAround } from './project-around.ts';
import { realPath } from './real-place.ts';
import { within } from './within.ts';

const folderNames = new Set(['bin', 'sbin', 'shims', '.bin', 'Scripts', 'libexec']);
/** What an installation is made of, besides what else may lie beside it. */
const pieces = ['bin', 'sbin', 'lib', 'lib64', 'libexec', 'include', 'share', 'shims', 'versions', 'version', 'plugins', 'tools', 'installs', 'etc', 'conf', 'pyvenv.cfg', 'Library', 'DLLs'];

/** Where a program is installed, as real paths, seen from the file that it is, or is a link to. */
export function installationOf(file: string): string[] {
  // The node that a package brings needs nothing of what lies beside that package.
  const brought = file === process.execPath ? /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(file)?.[0] : undefined;
  if (brought !== undefined) return [brought];
  const modules = file.indexOf(`${sep}node_modules${sep}`);
  if (modules > 0) return [file.slice(0, modules + `${sep}node_modules`.length)];
  const folder = dirname(file);
  if (!folderNames.has(basename(folder))) return [projectAround(file)];
  const root = dirname(folder);
  if (isProject(root) && !isWide(root)) return [root];
  const isInstallation = ['lib', 'lib64', 'include', 'share', 'libexec', 'versions', 'plugins', 'tools', 'installs'].some((piece) => isFolder(join(root, piece)));
  // ~/.local holds keys and mail besides programs.
  if (!isInstallation || isWide(root)) return [tooBroad(folder) === null ? folder : file];
  return pieces.flatMap((piece) => realPath(join(root, piece)) ?? []).filter((path) => within(path, root));
}

/** Programs that run what others wrote: installed by the person, wherever that is. */
const interpreter = /^(node|nodejs|bun|bunx|deno|python[\d.]*|pypy[\d.]*|ruby|php|perl|java|dotnet|uv|uvx|npx|npm|pnpm|pnpx|yarn|tsx)(\.exe)?$/;

/** Whether a real file is a program that the person installed, and not just any that a stranger names: one of PATH, or an interpreter with its libraries. */
export function isInstalled(file: string, path: readonly string[]): boolean {
  const folder = dirname(file);
  if (path.some((each) => realPath(each) === folder || realPath(join(each, basename(file))) === file)) return true;
  return interpreter.test(basename(file)) && basename(folder) === 'bin' && ['lib', 'include'].some((piece) => isFolder(join(dirname(folder), piece)));
}
