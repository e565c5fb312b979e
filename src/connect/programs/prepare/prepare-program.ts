import { delimiter, dirname, join } from 'node:path';
import type { FreshFolders } from './fresh-folders.ts';
import type { InstalledPackage } from '../../packages/installed-package.ts';
import { workPlaceholder } from '../../launch/launch.ts';
import type { CommandLaunch, NpmLaunch } from '../../launch/launch.ts';
import { stablePlaces } from './places.ts';
import type { Places } from './places.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { commandFile, startOf } from '../../sandbox/shown/shown-for.ts';
import type { Shown } from '../../sandbox/shown/shown-paths.ts';
import { serverEnvironment } from './server-environment.ts';
import type { Program } from '../start/program.ts';

/** Where a server finds its folders in this sandbox. */
export function placesIn(sandbox: Sandbox, folders: FreshFolders): Places {
  return sandbox.kind !== 'none' ? stablePlaces : { install: folders.install, temporary: folders.box, home: folders.home, work: folders.work };
}

/** What to write instead of the paths of this one listing, which differ each time. */
export function stablePaths(folders: FreshFolders): Map<string, string> {
  return new Map([[folders.install, stablePlaces.install], [folders.work, stablePlaces.work], [folders.home, stablePlaces.home], [folders.box, stablePlaces.temporary]]);
}

/** The folders of one listing, and what its program is shown of others. */
export interface Surroundings { places: Places; folders: FreshFolders; shown: Shown }

/** The program that an installed package comes to: in a fresh working directory, seeing itself and node. */
export function packageProgram(launch: NpmLaunch, { run }: InstalledPackage, { places, folders, shown }: Surroundings, sandbox: Sandbox['kind']): Program {
  const fill = filler(places);
  const file = join(places.install, run.file);
  const args = launch.args.map(fill);
  return {
    ...(run.byNode ? { file: process.execPath, args: [file, ...args] } : { file, args }),
    env: serverEnvironment({ ...places, path: [dirname(process.execPath), join(places.install, 'node_modules/.bin')] }, filled(launch.env, fill)),
    cell: {
      ...cellOf(shown), placed: { [places.install]: folders.install }, files: {},
      box: folders.box, cwd: (sandbox === 'none' ? launch.cwd : packageStart(launch, shown)) ?? places.work,
    },
  };
}

/**
 * The program that a user's command comes to: it stands where the user stands, because relative words mean that; its
 * programs find each other by the user's PATH. In a sandbox it starts in an empty folder instead where it may not see that one.
 * Throws `Unlisted` when there is no such command.
 */
export function commandProgram(launch: CommandLaunch, { places, folders, shown }: Surroundings, sandbox: Sandbox['kind']): Program {
  const fill = filler(places);
  const path = launch.env['PATH'] ?? process.env['PATH'] ?? '';
  const file = commandFile(launch);
  const args = launch.args.map(fill);
  return {
    file, args,
    env: serverEnvironment({ ...places, path: path.split(delimiter).filter((folder) => folder !== '') }, filled(launch.env, fill)),
    cell: {
      ...cellOf(shown), placed: {}, files: {},
      box: folders.box, cwd: sandbox === 'none' ? startOf(launch) : shown.cwd ?? places.work,
    },
  };
}

/** Where a package starts in a sandbox: where its words say, if it may see that; null for the fresh working directory. */
export function packageStart({ cwd }: NpmLaunch, shown: Shown): string | null {
  return cwd === undefined ? null : shown.cwd;
}

/** What a cell shows of this machine. */
function cellOf({ visible, links, covered, opened }: Shown): Pick<Program['cell'], 'visible' | 'links' | 'covered' | 'opened'> {
  return { visible, links, covered, opened };
}

/** Puts the working directory where a text names it. */
export function filler({ work }: Places): (text: string) => string {
  return (text) => text.replaceAll(workPlaceholder, () => work);
}

/** The same for each of some variables. */
export function filled(env: Record<string, string>, fill: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fill(value)]));
}
