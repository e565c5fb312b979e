import { statSync } from 'node:fs';
import type { CommandLaunch, NpmLaunch } from '../../launch/launch.ts';
import { Unlisted } from '../../unlisted.ts';

/**
 * Throws `Unlisted` (`start-failed`) where the folder that the words of a launch have it start in is none: no client would start it, and what it lists
 * elsewhere would not be what it lists there.
 */
export function checkStart({ cwd, namesCwd }: CommandLaunch | NpmLaunch): void {
  if (cwd === undefined || namesCwd !== true) return;
  try {
    if (statSync(cwd).isDirectory()) return;
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new Unlisted('start-failed', `the folder that it is to start in ${code === 'ENOENT' || code === 'ENOTDIR' ? 'is not there' : `may not be looked at (${code})`}: ${cwd}`, remedy);
  }
  throw new Unlisted('start-failed', `what it is to start in is no folder: ${cwd}`, remedy);
}

const remedy = 'Make that folder, or correct "cwd" in its config.';
