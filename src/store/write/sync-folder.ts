import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

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

/** Makes a folder and those above it that are missing, and has the disk keep them. */
export async function makeFolder(folder: string): Promise<void> {
  // Not `recursive`: in a file system that has no new folders (/proc) Node tries without end.
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(folder) === folder || await isThere(dirname(folder))) throw error;
    await makeFolder(dirname(folder));
    // Another process may have been quicker.
    await mkdir(folder).catch((again: NodeJS.ErrnoException) => { if (again.code !== 'EEXIST') throw again; });
  }
  await syncFolder(dirname(folder));
}

async function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(() => true, () => false);
}
