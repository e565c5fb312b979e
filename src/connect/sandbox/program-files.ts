import { basename, dirname, join } from 'node:path';
import { findCommand } from '../find-command.ts';
import { interpreterWords } from './first-line.ts';
import { installationOf, isInstalled } from './installation-of.ts';
import { realPath } from './real-place.ts';

/** A file that is started, whether the person installed it as a program, and whether the words of a launch name it: else a file does. */
export interface ProgramFile { file: string; isInstalled: boolean; isNamed: boolean; folders: string[] }

/** Interpreters named by scripts that are interpreters themselves. */
const mostSteps = 4;

/**
 * The files that are started when a file is, each with where it is installed: itself, what it is a link to, and the interpreter its first line names.
 * `path`: folders of the person's PATH. `cwd`: where a relative interpreter would be looked for.
 */
export function programFiles(file: string, path: readonly string[], steps = mostSteps): ProgramFile[] {
  const real = realPath(file);
  const folder = realPath(dirname(file));
  if (real === null || folder === null || steps === 0) return [];
  const names = [...new Set([join(folder, basename(file)), real])];
  // What the person installed may be a link to where it is developed.
  const installed = names.some((each) => isInstalled(each, path));
  const own = names.map((each) => ({ file: each, isInstalled: installed, isNamed: steps === mostSteps, folders: installationOf(each) }));
  const [interpreter = '', ...rest] = interpreterWords(real);
  const named = /[\\/]env$/.test(interpreter) ? rest.find((word) => !word.startsWith('-') && !word.includes('=')) : undefined;
  const next = named === undefined ? interpreter : onPath(named, path);
  return [...own, ...(next.startsWith('/') ? programFiles(next, path, steps - 1) : [])];
}

function onPath(name: string, path: readonly string[]): string {
  try {
    return findCommand(name, '/', path.join(':'));
  } catch {
    return '';
  }
}
