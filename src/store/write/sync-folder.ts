import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { missingFolders } from './missing-folders.ts';

/** What systems answer that cannot do this with a folder, or do not let this user: the disk keeps it by itself, a little later. */
const notPossible = new Set(['EACCES', 'EPERM', 'EISDIR', 'EINVAL', 'ENOSYS', 'ENOTSUP', 'EBADF']);

/** Has the disk keep which files a folder holds, where that is possible. */
export async function syncFolder(folder: string): Promise<void> {
  await ifPossible(async () => {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
}

/** Does what not every system can do; throws any other trouble. */
export async function ifPossible(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!notPossible.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** How often it is begun again where another process took away a folder that was just made. */
const mostTries = 3;

/**
 * Makes a folder and those above it that are missing, and has the disk keep them. One by one, and not by Node's `recursive`: that never
 * returns where the system says of a folder that is there that it is not, as `/proc` does.
 */
export async function makeFolder(folder: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const missing = await missingFolders(folder);
    try {
      for (const each of missing) await makeOne(each);
      if (missing[0] !== undefined) await syncFolder(dirname(missing[0]));
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || tries === mostTries) throw error;
    }
  }
}

/** Another process may make it at the same time. */
async function makeOne(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST' && (await stat(folder).catch(() => null))?.isDirectory() === true;
    if (!isThere) throw error;
  }
}
