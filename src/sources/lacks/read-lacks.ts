import { lackingArguments } from './lacking-arguments.ts';
import { lackingFiles } from './lacking-files.ts';
import { lackingVariables } from './lacking-variables.ts';
import type { Lacks } from './lacks.ts';

/** Reads in what a program wrote before it was given up what it lacks to start. Everything in it is a stranger's. */
export function readLacks(words: string): Lacks {
  return { variables: lackingVariables(words), ...lackingArguments(words), files: lackingFiles(words) };
}
