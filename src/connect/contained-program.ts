import { readdirSync } from 'node:fs';
import { basename, join, posix, sep } from 'node:path';
import { findCommand } from './find-command.ts';
import type { FreshFolders } from './fresh-folders.ts';
import type { InstalledPackage } from './installed-package.ts';
import type { CommandLaunch, NpmLaunch } from './launch.ts';
import type { Places } from './places.ts';
import { filled, filler } from './prepare-program.ts';
import { containedFolders } from './program-folders.ts';
import { containedEnvironment } from './server-environment.ts';
import type { Program } from './start-program.ts';

/** The program that an installed package comes to in a container: it runs on the node of the image. */
export function containedPackage(launch: NpmLaunch, { run }: InstalledPackage, places: Places, folders: FreshFolders): Program {
  const fill = filler(places);
  const file = posix.join(places.install, run.file.replaceAll(sep, '/'));
  const args = launch.args.map(fill);
  return {
    ...(run.byNode ? { file: 'node', args: [file, ...args] } : { file, args }),
    env: containedEnvironment({ ...places, path: [posix.join(places.install, 'node_modules/.bin')] }, filled(launch.env, fill)),
    cell: {
      visible: [], placed: { [places.install]: folders.install, ...placedFiles(places, folders) }, files: {},
      box: folders.box, cwd: places.work,
    },
  };
}

/**
 * The program that a user's command comes to in a container. A plain word is a command of the image, and so is node wherever
 * it lies; what is named by a path is shown with the folder it is installed in. It stands where the user stands. Throws
 * `Unlisted` when there is nothing at a path.
 */
export function containedCommand(launch: CommandLaunch, places: Places, folders: FreshFolders): Program {
  const fill = filler(places);
  const cwd = launch.cwd ?? process.env['INIT_CWD'] ?? process.cwd();
  const path = /[/\\]/.test(launch.command) ? findCommand(launch.command, cwd) : undefined;
  const isNode = path !== undefined && (path === process.execPath || /^node(\.exe)?$/.test(basename(path)));
  const args = launch.args.map(fill);
  return {
    file: isNode ? 'node' : path ?? launch.command, args,
    env: containedEnvironment({ ...places, path: [] }, filled(launch.env, fill)),
    cell: {
      visible: containedFolders(isNode ? undefined : path, args, cwd), placed: placedFiles(places, folders), files: {},
      box: folders.box, cwd,
    },
  };
}

/** Files that were put into the working directory: each is shown alone, since the folder is in the memory of the container. */
function placedFiles(places: Places, folders: FreshFolders): Record<string, string> {
  const files = readdirSync(folders.work, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map(({ parentPath, name }) => join(parentPath, name))
    .map((outside) => [places.work + outside.slice(folders.work.length).replaceAll(sep, '/'), outside]));
}
