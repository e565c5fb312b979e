import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { unwritable } from '../../text/errors/unwritable.ts';

/**
 * Throws `PlaceError` with exit code 2 where files cannot be made in a folder, or the folder itself cannot be made: said before work is
 * begun that could not be kept. `place` is how the error names it. That a disk is full shows only when it is written to.
 */
export async function refuseUnwritable(folder: string, place: string = folder): Promise<void> {
  try {
    const there = await nearestFolder(folder);
    if (!(await stat(there)).isDirectory()) throw Object.assign(new Error(`${there} is no folder`), { code: 'ENOTDIR' });
    await access(there, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unwritable(place, error, 2);
  }
}

/** The folder itself, or the one in which it would be made. */
async function nearestFolder(folder: string): Promise<string> {
  try {
    await stat(folder);
    return folder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(folder) === folder) throw error;
    return nearestFolder(dirname(folder));
  }
}
