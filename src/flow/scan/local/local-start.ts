import { join } from 'node:path';
import { declaredIn } from '../../../connect/sandbox/projects/declared-in.ts';
import { workspaceOf } from '../../../connect/sandbox/projects/workspace-of.ts';
import { realPath } from '../../../connect/sandbox/paths/real-place.ts';
import { upwards, within } from '../../../connect/sandbox/paths/within.ts';
import { isJsonObject } from '../../../schema/json.ts';
import type { LocalPackage } from '../../../sources/launch-words/launch-meaning.ts';
import { localCommand } from './local-command.ts';
import { kindAt, lookWithin } from './look-within.ts';
import type { Look } from './look-within.ts';

/** What a runner starts without a registry: what its words find, a program, or a file for node. */
export type LocalStart = { by: 'words' } | { by: 'itself' | 'node'; file: string };

/**
 * What a runner that starts in `start` finds there, or above, of what it is told to run, as npm 11 and bun 1 look for it; null for nothing. `project`:
 * where the config of a stranger lies, which alone is looked in, with the workspace it is of. What a link leads out of that to counts as found: the
 * sandbox decides whether it is shown. What a person has installed is told by its file: that shows what it needs, also where it lies above.
 */
export function localStart(wanted: LocalPackage, start: string, project?: string): LocalStart | null {
  const [real, theirs] = [realPath(start), project === undefined ? null : realPath(project)];
  if (real === null || (project !== undefined && theirs === null)) return null;
  const reach = theirs === null ? null : workspaceOf(theirs) ?? theirs;
  const look = (path: string): Look => lookWithin(path, reach);
  const folders = upwards(real).filter((folder) => reach === null || within(folder, reach));
  const near = folders.findIndex((folder) => kindAt(join(folder, 'package.json'))?.isFile() === true || kindAt(join(folder, 'node_modules'))?.isDirectory() === true);
  const holding = near < 0 ? [] : folders.slice(near);
  const trees = treesOf(holding);
  const { command, by } = wanted;
  const own = command === null || by !== 'npm' ? undefined : trees.map((folder) => ownCommand(folder, command, look)).find((file) => file !== null);
  // npm would make that file one to run, which it cannot where the project is only shown.
  if (own !== undefined) return { by: 'node', file: own };
  const linked = (name: string): string | undefined => holding.map((folder) => join(folder, 'node_modules/.bin', name)).find((file) => look(file) !== 'nothing');
  const direct = command === null ? undefined : linked(command);
  const name = direct === undefined ? trees.map((folder) => localCommand(join(folder, 'node_modules', wanted.package), wanted, look)).find((each) => each !== null) : command;
  if (name === undefined || name === null) return null;
  const file = direct ?? (name === '' ? undefined : linked(name));
  // On Windows there are several files of a command, and the first is none that it starts.
  return project === undefined && file !== undefined && process.platform !== 'win32' ? { by: 'itself', file } : { by: 'words' };
}

/** The folders whose packages npm looks through: the nearest that has some, and the workspace that it is of. */
function treesOf(holding: readonly string[]): string[] {
  const [near] = holding;
  if (near === undefined) return [];
  const workspace = workspaceOf(near);
  const isNpms = workspace !== null && holding.includes(workspace) && declaredIn(workspace, 'package.json')['workspaces'] !== undefined;
  return isNpms ? [near, workspace] : [near];
}

/** The file of a command that a folder has as a package itself. */
function ownCommand(folder: string, command: string, look: (path: string) => Look): string | null {
  const { name, bin } = look(join(folder, 'package.json')) === 'file' ? declaredIn(folder, 'package.json') : {};
  const isOnly = typeof name === 'string' && name.slice(name.lastIndexOf('/') + 1) === command;
  const file = typeof bin === 'string' ? (isOnly ? bin : null) : isJsonObject(bin) && Object.hasOwn(bin, command) ? bin[command] : null;
  // As npm does, which lets no command lie outside of its package.
  return typeof file === 'string' ? join(folder, join('/', file)) : null;
}
