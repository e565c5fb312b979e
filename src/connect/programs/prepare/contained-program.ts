import { readdirSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import type { FreshFolders } from './fresh-folders.ts';
import type { InstalledPackage } from '../../packages/installed-package.ts';
import type { CommandLaunch, NpmLaunch } from '../../launch/launch.ts';
import { stablePlaces } from './places.ts';
import type { Places } from './places.ts';
import { filled, filler, packageStart } from './prepare-program.ts';
import type { Surroundings } from './prepare-program.ts';
import { commandOutside } from '../../sandbox/shown/shown-for.ts';
import type { Shown } from '../../sandbox/shown/shown-paths.ts';
import { containedEnvironment } from './server-environment.ts';
import type { Program } from '../start/program.ts';

/** The program that an installed package comes to in a container: it runs on the node of the image. */
export function containedPackage(launch: NpmLaunch, { run }: InstalledPackage, { places, folders, shown }: Surroundings): Program {
  const fill = filler(places);
  const file = posix.join(places.install, run.file.replaceAll(sep, '/'));
  const args = launch.args.map(fill);
  return {
    ...(run.byNode ? { file: 'node', args: [file, ...args] } : { file, args }),
    env: containedEnvironment({ ...places, path: [posix.join(places.install, 'node_modules/.bin')] }, filled(launch.env, fill)),
    cell: {
      ...containedCell(shown), placed: { ...shown.aliases, [places.install]: folders.install, ...placedFiles(places, folders) }, files: {},
      box: folders.box, cwd: packageStart(launch, shown) ?? places.work,
    },
  };
}

/**
 * The program that a user's command comes to in a container. A plain word is a command of the image, and so is node wherever
 * it lies; what is named by a path is shown with the folder it is installed in. It stands where the user stands, or in an empty
 * folder where it may not see that one. Throws `Unlisted` when there is nothing at a path.
 */
export function containedCommand(launch: CommandLaunch, { places, folders, shown }: Surroundings): Program {
  const fill = filler(places);
  const args = launch.args.map(fill);
  return {
    file: commandOutside(launch) ?? (/[/\\]/.test(launch.command) ? 'node' : launch.command), args,
    env: containedEnvironment({ ...places, path: [] }, filled(launch.env, fill)),
    cell: {
      ...containedCell(shown), placed: { ...shown.aliases, ...placedFiles(places, folders) }, files: {},
      box: folders.box, cwd: shown.cwd ?? places.work,
    },
  };
}

/** The program that an image comes to: its own words, in a container that shows nothing of this machine. `file`: the client that starts it. */
export function imageProgram(launch: CommandLaunch, { box }: FreshFolders, file: string): Program {
  const fill = filler(stablePlaces);
  // Of the user that it is, the image has no folder that can be written.
  return { file, args: launch.args.map(fill), env: { HOME: stablePlaces.home, ...filled(launch.env, fill) }, cell: { visible: [], placed: {}, files: {}, box, cwd: box } };
}

/** What a container shows of this machine. It has no links: what is named by one is shown there as well. */
function containedCell({ visible, aliases, covered, opened }: Shown): Pick<Program['cell'], 'visible' | 'covered' | 'opened'> {
  const also = covered.flatMap((place) => Object.entries(aliases).filter(([, real]) => place.path.startsWith(`${real}/`)).map(([alias, real]) => ({ ...place, path: alias + place.path.slice(real.length) })));
  return { visible, covered: [...covered, ...also], opened };
}

/** Files that were put into the working directory: each is shown alone, since the folder is in the memory of the container. */
function placedFiles(places: Places, folders: FreshFolders): Record<string, string> {
  const files = readdirSync(folders.work, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map(({ parentPath, name }) => join(parentPath, name))
    .map((outside) => [places.work + outside.slice(folders.work.length).replaceAll(sep, '/'), outside]));
}
