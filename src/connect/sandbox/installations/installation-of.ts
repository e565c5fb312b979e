import { basename, dirname, join, sep } from 'node:path';
import { ownNpmFolder } from '../../packages/npm/own-npm.ts';
import { isWide, tooBroad } from '../paths/broad-folders.ts';
import { isFolder, projectAround } from '../projects/project-around.ts';
import { isProject } from '../projects/is-project.ts';
import { realPath } from '../paths/real-place.ts';
import { within } from '../paths/within.ts';

const folderNames = new Set(['bin', 'sbin', 'shims', '.bin', 'Scripts', 'libexec']);
/** What an installation is made of, besides what else may lie beside it. */
const pieces = ['bin', 'sbin', 'lib', 'lib64', 'libexec', 'include', 'share', 'shims', 'versions', 'version', 'plugins', 'tools', 'installs', 'etc', 'conf', 'pyvenv.cfg', 'Library', 'DLLs'];

/** Where a program that the person names is installed, as real paths, seen from the file that it is, or is a link to: the project that it lies in, where it lies in one. */
export function installationOf(file: string): string[] {
  const root = dirname(dirname(file));
  if (!liesInBin(file)) return packagesWith(file) ?? [projectAround(file)];
  return packagesWith(file) ?? (isProject(root) && !isWide(root) ? [root] : piecesAround(file));
}

/** Whether a file lies in a folder of programs. */
export function liesInBin(file: string): boolean {
  return folderNames.has(basename(dirname(file)));
}

/** Of toolrisk's own packages, those that programs are started with: `npm run` and npx put them on PATH, as links too. They need nothing of what lies beside them. */
export function isToolrisksOwn(real: string): boolean {
  return real === process.execPath || within(real, realPath(ownNpmFolder()) ?? ownNpmFolder());
}

/** For a program that lies among packages, those; for a node or npm of toolrisk's own that package alone, and of a link to it the folder of links. */
export function packagesWith(file: string): string[] | null {
  const brought = isToolrisksOwn(realPath(file) ?? file) ? /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(file)?.[0] : undefined;
  if (brought !== undefined) return [brought];
  const modules = file.indexOf(`${sep}node_modules${sep}`);
  return modules > 0 ? [file.slice(0, modules + `${sep}node_modules`.length)] : null;
}

/** The pieces of the installation of a program that lies in a folder of programs. */
export function piecesAround(file: string): string[] {
  const folder = dirname(file);
  const root = dirname(folder);
  const isInstallation = ['lib', 'lib64', 'include', 'share', 'libexec', 'versions', 'plugins', 'tools', 'installs'].some((piece) => isFolder(join(root, piece)));
  // ~/.local holds keys and mail besides programs.
  if (!isInstallation || isWide(root)) return [tooBroad(folder) === null ? folder : file];
  return pieces.flatMap((piece) => realPath(join(root, piece)) ?? []).filter((path) => within(path, root));
}
