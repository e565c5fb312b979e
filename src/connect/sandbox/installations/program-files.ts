import { basename, dirname, join } from 'node:path';
import { interpreterOf } from './interpreter-of.ts';
import { isInterpreter } from './is-interpreter.ts';
import { narrowInstallation } from './narrow-installation.ts';
import { installationOf } from './installation-of.ts';
import { realPath } from '../paths/real-place.ts';

/** A file that is started, whether it is shown for that, and the folders that it is installed in. `withheld`: a project it lies in, which is not among them. */
export interface ProgramFile { file: string; isOwn: boolean; folders: string[]; withheld?: string }

/** Interpreters named by scripts that are interpreters themselves. */
export const mostSteps = 4;

/** What a person has on PATH: the folders as they are written, and as real paths. */
export interface PersonsPrograms { path: readonly string[]; folders: readonly string[] }

/**
 * The files that are started when the words of a person name one: itself, what it is a link to, and the interpreter that its first line names, if that
 * is one that the person installed.
 */
export function programFiles(file: string, has: PersonsPrograms, step = 0): ProgramFile[] {
  const names = namesOf(file);
  if (names === null || step === mostSteps) return [];
  const { stands, real } = names;
  const isOwn = step === 0 || onPath(stands, has) || onPath(real, has) || isInterpreter(real);
  const own = [...new Set([stands, real])].map((each) => ({ file: each, isOwn, folders: step === 0 ? installationOf(each) : narrowInstallation(each) }));
  const next = isOwn ? interpreterOf(real, has.path) : null;
  return next === null ? own : [...own, ...programFiles(next, has, step + 1)];
}

/** Where a file stands, and where it really is if that is a link; null where nothing is. */
export function namesOf(file: string): { stands: string; real: string } | null {
  const [real, folder] = [realPath(file), realPath(dirname(file))];
  return real === null || folder === null ? null : { stands: join(folder, basename(file)), real };
}

/** Whether a file, by its real folder, is one of those on PATH, or what one of that name there is a link to. */
export function onPath(file: string, { folders }: Pick<PersonsPrograms, 'folders'>): boolean {
  return folders.some((folder) => folder === dirname(file) || realPath(join(folder, basename(file))) === file);
}
