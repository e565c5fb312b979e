import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '../../programs/start/program.ts';
import { dockerEnvironment } from './docker-environment.ts';
import type { DockerEnvironment } from './docker-environment.ts';

/** Name of the file with variables of a container, in the folder of its listing, which goes with it. */
export const variablesName = 'variables';

/** Puts what docker must not have in its environment into a file that only this user may read, and says where. Throws `Unlisted` for a value that cannot be passed. */
export function placeVariables({ env, cell }: Program): DockerEnvironment & { path: string } {
  const parted = dockerEnvironment(env, process.env);
  const path = join(cell.box, variablesName);
  writeFileSync(path, parted.file, { mode: 0o600, flag: 'wx' });
  return { ...parted, path };
}
