import { delimiter, isAbsolute } from 'node:path';
import { commandAt } from '../../programs/prepare/find-command.ts';
import { isLive } from '../paths/broad-folders.ts';
import { firstLine } from './first-line.ts';

/** Options of env that take the next word. */
const takesNext = /^(-[uCa]|--unset|--chdir|--argv0)$/;

/**
 * The file that the kernel starts for a script, or that env finds for it on `path`. Null for any other file, and where that depends on where it is
 * started, or on the running system.
 */
export function interpreterOf(file: string, path: readonly string[]): string | null {
  const line = firstLine(file);
  if (line === null) return null;
  const isEnv = /(^|[\\/])env$/.test(line.interpreter);
  const named = isEnv ? programOfEnv(line.argument) : line.interpreter;
  const found = isEnv && named !== '' && !named.includes('/') ? commandAt(named, path.filter((folder) => isAbsolute(folder)).join(delimiter)) : named;
  return found === null || !isAbsolute(found) || isLive(found) ? null : found;
}

/** The program that env is told to find, by its one argument; empty where it is told none. */
function programOfEnv(argument: string): string {
  const split = /^(-[a-zA-Z0-9]*S|--split-string[= ])([^]*)$/.exec(argument)?.[2];
  const words = split === undefined ? [argument] : split.split(/[ \t\r\v\f]+/).map((word) => word.replace(/^["']|["']$/g, ''));
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    if (takesNext.test(word)) at += 1;
    else if (word !== '' && !word.startsWith('-') && !word.includes('=')) return word;
  }
  return '';
}
