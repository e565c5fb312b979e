import { join } from 'node:path';
import { realPath } from '../../../connect/sandbox/paths/real-place.ts';
import { upwards, within } from '../../../connect/sandbox/paths/within.ts';
import { workspaceOf } from '../../../connect/sandbox/projects/workspace-of.ts';
import type { LocalPackage, Words } from '../../../sources/launch-words/launch-meaning.ts';
import { programName } from '../../../sources/launch-words/program-name.ts';
import { readPrograms } from '../../../sources/launch-words/read-words.ts';
import { steeringVariables } from '../../../sources/launch-words/steering-variables.ts';
import { isPersonsProgram } from './is-persons-program.ts';
import { kindAt } from './look-within.ts';
import { mayBeInTree } from './may-be-in-tree.ts';
import { runnerSettings } from './runner-settings.ts';

/** Windows looks for programs in the folder it is in, before all others, by these endings. */
const windowsEndings = ['.com', '.exe', '.bat', '.cmd'];

/** Where a command starts, and the project whose config it is of, if it is a stranger's. */
export interface Stand { start: string | undefined; project: string | undefined }

/**
 * Why words that read like a wrapper of a package, an image or an address are not taken for what they wrap: something of the project or of the entry may
 * make another program of them. A clause; null where nothing does. Then they are started as they are written, and what comes is what is judged.
 */
export function whySteered(words: Words, { start, project }: Stand): string | null {
  const { programs, env } = readPrograms(words);
  const other = programs.find((program) => !isPersonsProgram(program, project));
  if (other !== undefined) return `its ${other} may be a program of another's`;
  const beside = programs.flatMap((program) => windowsEndings.map((ending) => `${program.replace(/\.\w+$/, '')}${ending}`)).find((name) => start !== undefined && kindAt(join(start, name)) !== undefined);
  if (beside !== undefined) return `Windows starts ${beside} of the folder it starts in`;
  const [variable] = steeringVariables(env, process.env).filter((name) => project !== undefined || !isPlaceOfPersons(name, env[name] as string));
  if (variable !== undefined) return `its variable ${variable} decides what that starts`;
  const runner = programName(programs.at(-1) ?? '');
  const settings = settingsFolders(start, project).flatMap((folder) => runnerSettings(runner, folder) ?? []);
  return settings[0] === undefined ? null : `${settings[0]} of the folder it starts in decides what that starts`;
}

/** The same where nothing is found by the words, though npm may find it: what it looks for is in the tree of the project. */
export function whyInTree(wanted: LocalPackage | null | undefined, { start, project }: Stand): string | null {
  if (!wanted) return null;
  return foldersOf(start, project).some((folder) => mayBeInTree(folder, wanted)) ? `${wanted.package} may be one of the packages of the folder it starts in` : null;
}

/** Whoever writes a config of their own has their programs in folders of their machine, and no other meaning for a home. */
function isPlaceOfPersons(name: string, value: string): boolean {
  return /^(?:path|home|userprofile|appdata|localappdata)$/i.test(name) && value.split(/[:;]/).every((folder) => /^(?:[\\/~$%]|[a-z]$)/i.test(folder));
}

function reachOf(project: string | undefined): string | null {
  const real = project === undefined ? null : realPath(project);
  return real === null ? null : workspaceOf(real) ?? real;
}

/** Yarn and bun read settings of all folders above, too. */
function settingsFolders(start: string | undefined, project: string | undefined): string[] {
  const [real, reach] = [start === undefined ? null : realPath(start), reachOf(project)];
  return real === null || reach === null || !within(real, reach) ? foldersOf(start, project) : upwards(real).filter((folder) => within(folder, reach));
}

/** The folders whose settings and packages count where something starts in `start`: itself, the nearest that is a package, and the workspace of that. */
function foldersOf(start: string | undefined, project: string | undefined): string[] {
  const real = start === undefined ? null : realPath(start);
  if (real === null) return [];
  const reach = reachOf(project);
  const folders = upwards(real).filter((folder) => reach === null || within(folder, reach));
  const near = folders.find((folder) => kindAt(join(folder, 'package.json')) !== undefined || kindAt(join(folder, 'node_modules')) !== undefined);
  const workspace = near === undefined ? null : workspaceOf(near);
  return [...new Set([real, ...(near === undefined ? [] : [near]), ...(workspace === null || (reach !== null && !within(workspace, reach)) ? [] : [workspace])])];
}
