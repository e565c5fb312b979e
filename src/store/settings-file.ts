import { constants } from 'node:fs';
import { access, copyFile, lstat, mkdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { PlaceError } from '../text/place-error.ts';

/** A settings file of a user's, as it was read. */
export interface SettingsFile {
  /** Where it really lies, at the end of all links. */
  path: string;
  /** Its bytes; null where there is no file yet. */
  bytes: Buffer | null;
  /** Its text without the byte order mark. */
  text: string;
  /** The byte order mark, or nothing. */
  mark: '' | '\ufeff';
}

/** Reads a settings file. `place` is how errors name it. Throws `PlaceError` for what is no readable text file. */
export async function readSettings(path: string, place: string): Promise<SettingsFile> {
  const real = await realPath(path, place);
  if (real === null) return { path, bytes: null, text: '', mark: '' };
  const bytes = await attempt(place, async () => {
    if (!(await stat(real)).isFile()) throw new PlaceError(place, 'is no file', 'Name a settings file.');
    await access(real, constants.W_OK);
    return readFile(real);
  });
  const whole = decode(bytes, place);
  return { path: real, bytes, text: whole.replace(/^\ufeff/, ''), mark: whole.startsWith('\ufeff') ? '\ufeff' : '' };
}

/**
 * Writes new text where the file was read, whole or not at all, with its mode and mark. The old bytes stay next to it as a backup:
 * gives its path, or null where there was no file. Throws `PlaceError` when the file is another by now; then nothing is written.
 */
export async function writeSettings({ path, bytes, mark }: SettingsFile, text: string, place: string): Promise<string | null> {
  return attempt(place, async () => {
    const now = await readFile(path).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : Promise.reject(error)));
    if (now === null ? bytes !== null : bytes === null || !now.equals(bytes)) throw new PlaceError(place, 'was changed by somebody else since it was read', 'Nothing is written: run it again.');
    if (bytes === null) await mkdir(dirname(path), { recursive: true });
    const backup = bytes === null ? null : await backUp(path);
    await writeFileAtomic(path, mark + text);
    return backup;
  });
}

/** Copies a file to the first free name of `<file>.bak`, `<file>.bak.1`, `<file>.bak.2` … */
async function backUp(path: string): Promise<string> {
  for (let number = 0; ; number += 1) {
    const backup = number === 0 ? `${path}.bak` : `${path}.bak.${number}`;
    try {
      await copyFile(path, backup, constants.COPYFILE_EXCL);
      return backup;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

async function realPath(path: string, place: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch (error) {
    const isLink = await lstat(path).then((found) => found.isSymbolicLink(), () => false);
    if (isLink) throw new PlaceError(place, 'is a link that leads to no file', 'Make the file it leads to, or take the link away.');
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw unusable(error as NodeJS.ErrnoException, place);
  }
}

function decode(bytes: Buffer, place: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new PlaceError(place, 'is not UTF-8', 'Save it as UTF-8 first.');
  }
}

async function attempt<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PlaceError || (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw unusable(error as NodeJS.ErrnoException, place);
  }
}

function unusable({ code }: NodeJS.ErrnoException, place: string): PlaceError {
  return new PlaceError(place, `cannot be read and written (${code})`, 'Name a file that you may write.');
}
