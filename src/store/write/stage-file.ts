import { constants } from 'node:fs';
import { access, realpath, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder, syncFolder } from './sync-folder.ts';
import { dropTemporary, removeLeftovers } from './temporary-files.ts';
import { writeBeside } from './write-beside.ts';

/** New content that is wholly on the disk, beside the file it is for. */
export interface StagedFile {
  /** Puts it in the place of the file, in one step. */
  commit(): Promise<void>;
  /** Takes it away, if it is not in its place. */
  drop(): Promise<void>;
}

/**
 * Writes content beside the file it is for, with mode and owner of that file. A link is followed to where it leads. Throws what the
 * system says; then nothing is left behind.
 */
export async function stageFile(path: string, data: string | Uint8Array): Promise<StagedFile> {
  const target = await orNull(realpath(path)) ?? path;
  const known = await orNull(stat(target));
  if (known !== null) {
    if (!known.isFile()) throw Object.assign(new Error(`${target} is no file`), { code: known.isDirectory() ? 'EISDIR' : 'EEXIST' });
    // What may not be written may not be replaced either, though its folder would let us.
    await access(target, constants.W_OK);
  }
  await makeFolder(dirname(target));
  await removeLeftovers(dirname(target));
  const temporary = await writeBeside(target, data, known);
  const drop = () => dropTemporary(temporary);
  return {
    drop,
    commit: async () => {
      await rename(temporary, target);
      await syncFolder(dirname(target));
    },
  };
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : Promise.reject(error)));
}
