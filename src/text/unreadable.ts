import { PlaceError } from './errors/place-error.ts';

/** What keeps a file or folder from being read, by the code of the system, and what to do about it. */
const troubles: Record<string, readonly [because: string, remedy: string]> = {
  ENOENT: ['it is not there', 'Check the path, and links that lead to nothing.'],
  EACCES: ['this user may not read it', 'Give yourself the right to read it.'],
  EPERM: ['this user may not read it', 'Give yourself the right to read it.'],
  EISDIR: ['it is a folder', 'Put a file there.'],
  ENOTDIR: ['it, or a part of its path, is no folder', 'Put a folder there, or take the file away.'],
  ELOOP: ['its path is a circle of links', 'Mend the links.'],
  ENAMETOOLONG: ['its name is too long', 'Choose a shorter name.'],
  EMFILE: ['too many files are open', 'Raise the limit of open files (ulimit -n).'],
  ENFILE: ['too many files are open on this machine', 'End other programs, and run it again.'],
  EIO: ['the disk reports an error', 'Look at the disk, and run it again.'],
};

/** What was thrown while something was read, as one line about `place` (exit code 2). What is no error of the system is given back as it is. */
export function unreadable(place: string, error: unknown): unknown {
  const { code } = error as { code?: string };
  if (error instanceof PlaceError || !(error instanceof Error) || code === undefined) return error;
  const [because, remedy] = troubles[code] ?? [null, 'Look at its rights, and whether it is a file.'];
  return new PlaceError(place, because === null ? `cannot be read (${code})` : `cannot be read: ${because} (${code})`, remedy);
}
