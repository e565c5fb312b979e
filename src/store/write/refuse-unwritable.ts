import { constants } from 'node:fs';
import { access, mkdir, open, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { PlaceError } from '../../text/errors/place-error.ts';
import { unwritable } from '../../text/errors/unwritable.ts';
import { missingFolders } from './missing-folders.ts';
import { dropTemporary, openTemporary } from './temporary-files.ts';

/** A disk that is full now may have room when there is something to write, or take what is smaller than what was there. */
const mayPass = new Set(['ENOSPC', 'EDQUOT']);

/**
 * Throws `PlaceError` with exit code 2 where files cannot be made in a folder, or the folder itself cannot be made: said before work is
 * begun that could not be kept. Tries it, and takes away what it made: of root, and of disks of other machines, rights say little.
 * `place` is how the error names it. That a disk is full shows only when it is written to.
 */
export async function refuseUnwritable(folder: string, place: string = folder): Promise<void> {
  try {
    const [missing] = await missingFolders(folder);
    const there = missing === undefined ? resolve(folder) : dirname(missing);
    await access(there, constants.W_OK | constants.X_OK);
    await (missing === undefined ? tryFile(there) : tryFolder(missing)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw new PlaceError(place, `cannot be written: nothing can be made in ${there} (ENOENT)`, 'Name a place that can be written.');
      if (!mayPass.has(error.code ?? '')) throw error;
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') throw new PlaceError(place, 'cannot be written: a part of its path is no folder (ENOTDIR)', 'Name a folder, or one in a folder.');
    throw unwritable(place, error, 2);
  }
}

async function tryFile(folder: string): Promise<void> {
  const path = openTemporary(join(folder, 'tried'));
  try {
    await (await open(path, 'wx')).close();
  } finally {
    await dropTemporary(path);
  }
}

async function tryFolder(folder: string): Promise<void> {
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => (error.code === 'EEXIST' ? undefined : Promise.reject(error)));
  // Not empty: another process uses it by now.
  await rmdir(folder).catch(() => undefined);
}
