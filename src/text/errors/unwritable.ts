import { PlaceError } from './place-error.ts';

/** What keeps a file from being written, by the code of the system, and what to do about it. */
const troubles: Record<string, readonly [because: string, remedy: string]> = {
  ENOSPC: ['the disk is full', 'Make room on it, and run it again.'],
  EDQUOT: ['the quota of this user is used up', 'Make room in it, and run it again.'],
  EFBIG: ['it is greater than files may be there', 'Raise the limit, or name another disk.'],
  EROFS: ['the file system is read-only', 'Name a place that can be written.'],
  EACCES: ['this user may not write there', 'Name a place that you may write.'],
  EPERM: ['this user may not write there', 'Name a place that you may write.'],
  ENAMETOOLONG: ['its name is too long', 'Choose a shorter name.'],
  EISDIR: ['there is a folder of that name', 'Name a file.'],
  ENOTDIR: ['a part of its path is no folder', 'Name a file in a folder.'],
  EEXIST: ['something else of that name is there', 'Take it away, or choose another name.'],
  ELOOP: ['its path is a circle of links', 'Mend the links.'],
  ENOENT: ['its folder is gone', 'Make the folder, and run it again.'],
  EBUSY: ['the system holds the file', 'Name a file that is not mounted or held by another program.'],
  EMFILE: ['too many files are open', 'Raise the limit of open files (ulimit -n).'],
  ENFILE: ['too many files are open on this machine', 'End other programs, and run it again.'],
  EIO: ['the disk reports an error', 'Look at the disk, and run it again.'],
};

/** An error of the system: `code` as Node gives it, `path` where it says one. */
interface SystemError extends Error { code?: string; path?: string; dest?: string }

/** What else may be a defect of ours: a path that we made up wrongly. */
const ofPaths = new Set(['EISDIR', 'ENOTDIR', 'EEXIST', 'ELOOP', 'ENOENT']);

/** Whether an error, wherever it was thrown, says that the machine does not let us write. */
export function isWriteTrouble(error: unknown): error is SystemError & { code: string } {
  const { code } = error as SystemError;
  return error instanceof Error && code !== undefined && Object.hasOwn(troubles, code) && !ofPaths.has(code);
}

/**
 * What was thrown while something was written, as one line. `exitCode`: 2 where no work was begun yet, else 3. What is no error of
 * the system is given back as it is.
 */
export function unwritable(place: string, error: unknown, exitCode: 2 | 3 = 3): unknown {
  const { code } = error as SystemError;
  if (error instanceof PlaceError || !(error instanceof Error) || code === undefined) return error;
  const [because, remedy] = troubles[code] ?? [null, 'Name a file that you may write.'];
  return new PlaceError(place, because === null ? `cannot be written (${code})` : `cannot be written: ${because} (${code})`, remedy, exitCode);
}
