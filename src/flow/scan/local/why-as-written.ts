import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { withHome } from '../../../connect/sandbox/paths/named-paths.ts';
import { realPath } from '../../../connect/sandbox/paths/real-place.ts';
import { upwards, within } from '../../../connect/sandbox/paths/within.ts';
import { workspaceOf } from '../../../connect/sandbox/projects/workspace-of.ts';
import type { LocalPackage, Words } from '../../../sources/launch-words/launch-meaning.ts';
import { programName } from '../../../sources/launch-words/program-name.ts';
import { readPrograms } from '../../../sources/launch-words/read-words.ts';
import { steeringVariables } from '../../../sources/launch-words/steering-variables.ts';
import { isPersonsProgram } from './is-persons-program.ts';
import { kindAt, namesIn } from './look-within.ts';
import { mayBeInTree } from './may-be-in-tree.ts';
import { runnerSettings } from './runner-settings.ts';

/** Windows looks for programs in the folder it is in, before all others, by these endings: its own (PATHEXT), and those that languages add to them. */
const windowsEndings = /^(.+)\.(?:com|exe|bat|cmd|vbs|vbe|js|jse|wsf|wsh|msc|cpl|lnk|ps1|py|pyw|pyz|rb|rbw|pl|tcl)$/i;

/** Where a command starts, the project whose config it is of, if it is a stranger's, and the file that its client takes variables from besides. */
export interface Stand { start: string | undefined; project: string | undefined; envFile?: string }

/**
 * Why words that read like a wrapper of a package, an image or an address are not taken for what they wrap: something of the project or of the entry may
 * make another program of them. A clause; null where nothing does. Then they are started as they are written, and what comes is what is judged.
 */
export function whySteered(words: Words, { start, project, envFile }: Stand): string | null {
  const { programs, env: given } = readPrograms(words);
  const fromFile = envFile === undefined ? {} : variablesIn(envFile, { start, project });
  if (fromFile === null) return `what its envFile says decides what that starts, and cannot be read`;
  const env = { ...fromFile, ...given };
  const other = programs.find((program) => !isPersonsProgram(program, project));
  if (other !== undefined) return `its ${other} may be a program of another's`;
  const stems = new Set(programs.map((program) => (windowsEndings.exec(program)?.[1] ?? program).toLowerCase()));
  const beside = start === undefined ? undefined : namesIn(start).find((name) => stems.has(windowsEndings.exec(name)?.[1]?.toLowerCase() ?? ''));
  if (beside !== undefined) return `Windows starts ${beside} of the folder it starts in`;
  const isThere = (name: string) => [start, project].some((folder) => folder !== undefined && kindAt(join(folder, name)) !== undefined);
  const [variable] = steeringVariables(env, process.env, isThere).filter((name) => project !== undefined || !isPlaceOfPersons(name, env[name] as string));
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

/** The variables of a file that is named beside an entry; null where it cannot be read, or lies out of the project. */
function variablesIn(envFile: string, { start, project }: Stand): Readonly<Record<string, string>> | null {
  const path = resolve(start ?? '', withHome(envFile, homedir()));
  const real = realPath(path);
  // A client starts the server without a file that is not there.
  if (real === null) return kindAt(path) === undefined && !path.includes('${') ? {} : null;
  const reach = reachOf(project);
  if (kindAt(real)?.isFile() !== true || (reach !== null && !within(real, reach))) return null;
  try {
    return parseEnv(readFileSync(real, 'utf8')) as Record<string, string>;
  } catch {
    return null;
  }
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
