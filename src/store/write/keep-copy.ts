import { link, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './sync-folder.ts';
import { dropTemporary, removeLeftovers } from './temporary-files.ts';
import { writeBeside } from './write-beside.ts';

/** What systems answer that know no second name for a file. */
const noLinks = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK']);

/**
 * Keeps the bytes of a file under the first free name of `<file>.bak`, `<file>.bak.1`, `<file>.bak.2` …, with its mode and owner, and
 * gives that path. The name appears when the copy is whole, so that half a copy is never taken for one. Throws what the system says.
 */
export async function keepCopy(path: string, bytes: Uint8Array): Promise<string> {
  await removeLeftovers(dirname(path));
  const temporary = await writeBeside(`${path}.bak`, bytes, await stat(path));
  try {
    for (let number = 0; ; number += 1) {
      const copy = number === 0 ? `${path}.bak` : `${path}.bak.${number}`;
      if (!await takeName(temporary, copy)) continue;
      await syncFolder(dirname(copy));
      return copy;
    }
  } finally {
    await dropTemporary(temporary);
  }
}

/** Gives a finished file a name that is free; false where it is taken. */
async function takeName(temporary: string, name: string): Promise<boolean> {
  try {
    await link(temporary, name).catch(async (error: NodeJS.ErrnoException) => {
      if (!noLinks.has(error.code ?? '')) throw error;
      await (await open(name, 'wx')).close();
      await rename(temporary, name);
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
