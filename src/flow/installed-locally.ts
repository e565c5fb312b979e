import { statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { declaredIn } from '../connect/programs/declared-in.ts';
import { workspaceOf } from '../connect/programs/workspace-of.ts';
import { realPath } from '../connect/sandbox/real-place.ts';
import { upwards, within } from '../connect/sandbox/within.ts';
import type { JsonObject } from '../schema/json.ts';
import type { LocalPackage } from '../sources/launch-words/launch-meaning.ts';

/**
 * Whether a runner that starts in `start` finds what it is told to run installed there, or above, as npm 11 and bun 1 look for it. `project`: where the
 * config of a stranger lies, which alone is looked in, with the workspace it is of. What a link leads out of that to counts as found: the sandbox decides
 * whether that is shown.
 */
export function isInstalledLocally(wanted: LocalPackage, start: string, project?: string): boolean {
  const [real, theirs] = [realPath(start), project === undefined ? null : realPath(project)];
  if (real === null || (project !== undefined && theirs === null)) return false;
  const reach = theirs === null ? null : workspaceOf(theirs) ?? theirs;
  const look = (path: string): Look => lookAt(path, reach);
  const folders = upwards(real).filter((folder) => reach === null || within(folder, reach));
  const near = folders.findIndex((folder) => isFile(join(folder, 'package.json')) || kindOf(join(folder, 'node_modules'))?.isDirectory() === true);
  const holding = near < 0 ? [] : folders.slice(near);
  const trees = treesOf(holding);
  const { command } = wanted;
  return (command !== null && holding.some((folder) => look(join(folder, 'node_modules/.bin', command)) !== 'nothing'))
    || (command !== null && wanted.by === 'npm' && trees.some((folder) => hasOwnCommand(folder, command, look)))
    || trees.some((folder) => hasPackage(join(folder, 'node_modules', wanted.package), wanted, look));
}

type Look = 'nothing' | 'file' | 'elsewhere';

/** What is at a path; `elsewhere` for what really lies out of reach. */
function lookAt(path: string, reach: string | null): Look {
  const real = realPath(path);
  if (real === null) return 'nothing';
  if (reach !== null && !within(real, reach)) return 'elsewhere';
  return isFile(real) ? 'file' : 'nothing';
}

/** The folders whose packages npm looks through: the nearest that has some, and the workspace that it is of. */
function treesOf(holding: readonly string[]): string[] {
  const [near] = holding;
  if (near === undefined) return [];
  const workspace = workspaceOf(near);
  const isNpms = workspace !== null && holding.includes(workspace) && declaredIn(workspace, 'package.json')['workspaces'] !== undefined;
  return isNpms ? [near, workspace] : [near];
}

/** Whether a folder is itself the package that has the command. */
function hasOwnCommand(folder: string, command: string, look: (path: string) => Look): boolean {
  const { name, bin } = look(join(folder, 'package.json')) === 'file' ? declaredIn(folder, 'package.json') : {} as JsonObject;
  if (typeof bin === 'string') return typeof name === 'string' && name.slice(name.lastIndexOf('/') + 1) === command;
  return typeof bin === 'object' && bin !== null && Object.hasOwn(bin, command);
}

function hasPackage(folder: string, { package: name, version }: LocalPackage, look: (path: string) => Look): boolean {
  const there = look(join(folder, 'package.json'));
  if (there !== 'file') return there === 'elsewhere';
  const declared = declaredIn(folder, 'package.json');
  return declared['name'] === name && typeof declared['version'] === 'string' && (version === null || satisfies(declared['version'], version));
}

/** Whether an installed version is the one asked for, or of its range: of all ranges only `1` and `1.2.x` come here. What a tag means, the registry says. */
function satisfies(installed: string, asked: string): boolean {
  if (/^\d+\.\d+\.\d+/.test(asked)) return installed === asked;
  const isRange = /^(?:\d+|x)(?:\.(?:\d+|x)){0,2}$/i.test(asked);
  const parts = installed.split('.');
  return isRange && /^[\d.]+$/.test(installed) && asked.split('.').every((part, at) => /^x$/i.test(part) || part === parts[at]);
}

function isFile(path: string): boolean {
  return kindOf(path)?.isFile() === true;
}

/** Nothing also where it may not be looked at. */
function kindOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
