import type { Limits } from '../limits.ts';
import { Unlisted } from '../unlisted.ts';
import { folderSize, isOver } from './folder-size.ts';

/** A folder that is watched while something is installed into it. */
export interface FolderWatch {
  /** One last look; settles with what was found to be too much, then or before. */
  end(): Promise<Unlisted | null>;
}

/** Looks at intervals how much a folder has become, and says when it is too much. */
export function watchFolder(folder: string, limits: Limits, onOverrun: () => void): FolderWatch {
  const most = { bytes: limits.greatestInstall, entries: limits.mostInstalled };
  let failure: Unlisted | null = null;
  let timer: NodeJS.Timeout | undefined;
  let hasEnded = false;
  let looking: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const size = await folderSize(folder, most);
    if (!isOver(size, most)) return;
    failure ??= tooMuch(size.bytes > most.bytes ? `${Math.round(most.bytes / 1024 ** 2)} MiB` : `${most.entries} files`);
    onOverrun();
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
      if (failure === null) await look();
      return failure;
    },
  };
}

function tooMuch(what: string): Unlisted {
  return new Unlisted('too-much-installed', `its package and what it needs take more than ${what} when they are installed`);
}
