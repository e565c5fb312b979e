import { open, stat } from 'node:fs/promises';
import { PlaceError } from '../../text/errors/place-error.ts';
import { unreadable } from '../../text/unreadable.ts';

/** Whether a path is a folder, a file, or nothing at all. */
export async function kindOfPath(path: string): Promise<'folder' | 'file' | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  return found.isDirectory() ? 'folder' : 'file';
}

/** The bytes of a file as they are read. Throws `PlaceError` when it cannot be opened. `place` is how errors name it. */
export async function openFile(path: string, place: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    return (await open(path)).createReadStream();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new PlaceError(place, 'there is no such file', 'Check the path.');
    if (code === 'EACCES' || code === 'EPERM') throw new PlaceError(place, 'may not be read', 'Give yourself the right to read it.');
    throw unreadable(place, error);
  }
}
