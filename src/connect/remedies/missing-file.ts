import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import type { GivenBy } from '../launch/given-by.ts';
import type { CommandLaunch, NpmLaunch } from '../launch/launch.ts';
import { namesPath } from './names-path.ts';
import { inHome } from '../sandbox/shown/refused-path.ts';
import { shortened, visibleLine } from '../../text/visible.ts';

/** What languages and systems say of a file that is not there. */
const complains = /cannot find (?:module|package)|can't open|cannot open|could not (?:open|find|read)|no such file|ENOENT|not found|does not exist|doesn't exist/i;
/** A word that is a path: of a file with an ending, or with folders before it. */
const isPath = (word: string): boolean => !word.startsWith('-') && !word.includes('://') && (/[\\/][^\\/]/.test(word) || /[^\\/]\.[A-Za-z]\w{0,5}$/.test(word));

const where: Record<GivenBy, string> = { options: 'in --arg', command: 'behind the --', config: 'under args in its entry', file: 'under args in its server file' };

/**
 * What to do about a program that complains of a file which its words name and which is not on this machine, as a sentence; null for any other
 * complaint. `start`: the folder that its words start from. `says`: its words, in which nothing is repeated that was passed in as a secret.
 */
export function missingFile({ args, givenBy = 'options' }: CommandLaunch | NpmLaunch, start: string, says: string): string | null {
  if (!complains.test(says)) return null;
  const word = args.find((arg) => isPath(arg) && isMissing(resolve(start, arg)) && (says.includes(arg) || namesPath(says, resolve(start, arg), start) !== null));
  return word === undefined ? null : `There is no ${shortened(inHome(visibleLine(resolve(start, word))), 300)} on this machine: correct the path ${where[givenBy]}, or make the file.`;
}

function isMissing(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) === undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOTDIR';
  }
}
