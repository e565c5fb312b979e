import { basename, delimiter } from 'node:path';
import { findCommand } from '../../programs/prepare/find-command.ts';
import type { CommandLaunch, NpmLaunch } from '../../launch/launch.ts';
import type { Limits } from '../../limits.ts';
import { stablePlaces } from '../../programs/prepare/places.ts';
import type { Author } from '../../launch/author.ts';
import { shownPaths } from './shown-paths.ts';
import type { Shown } from './shown-paths.ts';
import { systemFolders } from '../cell/system-files.ts';

/** How a launch is to be shown what it needs: in which sandbox, and what the person names for it, as absolute paths. */
export interface Showing { sandbox: 'bwrap' | 'docker' | 'none'; allowed: readonly string[]; limits: Limits }

/** Folders of the system in which a container has its own, and shows none of this machine's. */
const ofContainers = systemFolders.filter((folder) => !['/nix/store', '/gnu/store'].includes(folder));

/** What the program of a launch is shown. Without a sandbox that is everything, and nothing is looked at. Throws `Unlisted` for a command that is not there. */
export function shownFor(launch: CommandLaunch | NpmLaunch, { sandbox, allowed, limits }: Showing): Shown {
  if (sandbox === 'none') return { visible: [], links: {}, aliases: {}, covered: [], opened: [], cwd: null, refused: [] };
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const around = { path, allowed, args: launch.args, env: launch.env, system: sandbox === 'docker' ? ofContainers : systemFolders, hasOwnSystem: sandbox === 'docker' };
  if (launch.kind === 'npm') {
    return shownPaths({ ...around, files: sandbox === 'docker' ? [] : [process.execPath], author: authorOf(launch), command: '', cwd: { path: launch.cwd ?? stablePlaces.install, isNamed: launch.namesCwd === true } }, limits);
  }
  const file = sandbox === 'docker' ? commandOutside(launch) : commandFile(launch);
  // Its programs may be written for node: the one that runs toolrisk is there for them.
  const files = [...(file === undefined ? [] : [file]), ...(sandbox === 'docker' ? [] : [process.execPath])];
  return shownPaths({ ...around, files, author: authorOf(launch), command: launch.command, cwd: { path: startOf(launch), isNamed: launch.namesCwd === true } }, limits);
}

/** Whose words they are, where that decides: of nobody who is known, those of a config that is of no project. */
function authorOf({ author, givenBy }: CommandLaunch | NpmLaunch): Author {
  return author ?? { kind: 'config', ...(givenBy !== undefined && { by: givenBy }) };
}

/** What npm is shown in a cell: the node that runs it. */
export function nodeShown(limits: Limits): Pick<Shown, 'visible' | 'links' | 'covered' | 'opened'> {
  const { visible, links, covered, opened } = shownFor({ kind: 'npm', package: 'npm', version: 'latest', args: [], env: {}, files: {}, hosts: [] }, { sandbox: 'bwrap', allowed: [], limits });
  return { visible, links, covered, opened };
}

/** The folder that relative words of a command start from: where the person stands, unless it says another. */
export function startOf({ cwd }: CommandLaunch): string {
  return cwd ?? process.env['INIT_CWD'] ?? process.cwd();
}

/** The file of a command. Throws `Unlisted` where there is none. */
export function commandFile(launch: CommandLaunch): string {
  return findCommand(launch.command, startOf(launch), launch.env['PATH'] ?? process.env['PATH'] ?? '');
}

/** The file that a command is outside of a container; undefined for one that the image has: a plain word, and node wherever it lies. */
export function commandOutside(launch: CommandLaunch): string | undefined {
  const path = /[/\\]/.test(launch.command) ? findCommand(launch.command, startOf(launch)) : undefined;
  return path === undefined || path === process.execPath || /^node(\.exe)?$/.test(basename(path)) ? undefined : path;
}
