import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '../../programs/start/program.ts';
import { variablesText } from './docker-environment.ts';

/** Name of the file with variables of a container, in the folder of its listing, which goes with it. */
export const variablesName = 'variables';

/**
 * Puts all variables of a program into a file that only this user may read, and gives its path: on a command line all could read them, and in docker's own
 * environment they could steer docker, or what it starts. Throws `Unlisted` for one that cannot be passed.
 */
export function placeVariables({ env, cell }: Program): string {
  const path = join(cell.box, variablesName);
  writeFileSync(path, variablesText(env), { mode: 0o600, flag: 'wx' });
  return path;
}
