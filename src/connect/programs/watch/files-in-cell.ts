import { statSync, statfsSync } from 'node:fs';
import type { Sight } from './sight.ts';

/** What a folder in the memory of a cell holds: bytes, bytes it has room for, and files. */
export interface FilesInUse { bytes: number; room: number; files: number }

/** The folders in a cell that its program may write. */
const writable = ['/tmp', '/dev/shm'];

/**
 * What the folders of a cell hold, as the kernel counts it: also files that were deleted and are still open. `first`: a process in it. Nothing
 * where that one has ended, and nothing before its cell is built: what it sees until then are the folders of the machine.
 */
export function filesInCell(first: number, sight: Sight): FilesInUse[] {
  return writable.flatMap((folder) => sight.of(() => {
    if (statSync(`/proc/${first}/root${folder}`).dev === statSync(folder, { throwIfNoEntry: false })?.dev) return [];
    const { bsize, blocks, bfree, files, ffree } = statfsSync(`/proc/${first}/root${folder}`);
    return [{ bytes: (blocks - bfree) * bsize, room: blocks * bsize, files: files - ffree }];
  }, []));
}
