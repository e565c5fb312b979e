import { statfs } from 'node:fs/promises';
import type { Limits } from '../limits.ts';
import { Unlisted } from '../unlisted.ts';
import { folderSize, isOver } from './folder-size.ts';
import type { FolderSize } from './folder-size.ts';

/** A folder that is watched while something is installed into it. */
export interface FolderWatch {
  /** One last look; settles with what was found to be too much, then or before. */
  end(): Promise<Unlisted | null>;
}

/** Counting takes no more than this share of the time. */
const greatestShare = 0.05;

/**
 * Looks at intervals how much a folder has become, and says when it is too much. A look asks how much fuller the disk is, which costs
 * nothing; the folder itself is counted when that could be too much, and now and then, because others may have freed what it took.
 */
export function watchFolder(folder: string, limits: Limits, onOverrun: () => void): FolderWatch {
  const most = { bytes: limits.greatestInstall, entries: limits.mostInstalled };
  let failure: Unlisted | null = null;
  let timer: NodeJS.Timeout | undefined;
  let hasEnded = false;
  let looking: Promise<void> = Promise.resolve();
  let [counted, disk, dueAt]: [FolderSize, FolderSize | null, number] = [{ bytes: 0, entries: 0 }, null, 0];
  const count = async (): Promise<void> => {
    const began = performance.now();
    disk = await diskUse(folder);
    counted = await folderSize(folder, most);
    dueAt = performance.now() + Math.max(limits.installCountMs, (performance.now() - began) / greatestShare);
    if (!isOver(counted, most)) return;
    failure ??= tooMuch(counted.bytes > most.bytes ? `${Math.round(most.bytes / 1024 ** 2)} MiB` : `${most.entries} files`);
    onOverrun();
  };
  const look = async (): Promise<void> => {
    const now = await diskUse(folder);
    const grown = now === null || disk === null ? null : { bytes: counted.bytes + now.bytes - disk.bytes, entries: counted.entries + now.entries - disk.entries };
    if (grown === null || isOver(grown, most) || performance.now() >= dueAt) await count();
  };
  const next = (): void => {
    if (hasEnded || failure !== null) return;
    timer = setTimeout(() => { looking = look().then(next); }, limits.installWatchMs).unref();
  };
  next();
  return {
    end: async () => {
      hasEnded = true;
      clearTimeout(timer);
      await looking;
      if (failure === null) await count();
      return failure;
    },
  };
}

/** What is in use of the disk that a folder lies on; null where that cannot be told. */
async function diskUse(folder: string): Promise<FolderSize | null> {
  const found = await statfs(folder).catch(() => null);
  return found === null || found.files === 0 ? null : { bytes: (found.blocks - found.bfree) * found.bsize, entries: found.files - found.ffree };
}

function tooMuch(what: string): Unlisted {
  return new Unlisted('too-much-installed', `its package and what it needs take more than ${what} when they are installed`);
}
