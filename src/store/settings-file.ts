import { constants } from 'node:fs';
import { access, lstat, readFile, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PlaceError } from '../text/errors/place-error.ts';
import { unwritable } from '../text/errors/unwritable.ts';
import { keepCopy } from './write/keep-copy.ts';
import { refuseUnwritable } from './write/refuse-unwritable.ts';
import { removeWhole } from './write/remove-whole.ts';
import { stageFile } from './write/stage-file.ts';

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

/**
 * Reads a settings file that shall be written. `place` is how errors name it. Throws `PlaceError` for what is no readable text file,
 * and where it could not be written.
 */
export async function readSettings(path: string, place: string): Promise<SettingsFile> {
  const real = await realPath(path, place);
  await refuseUnwritable(dirname(real ?? path), place);
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
 * gives its path, or null where there was no file. Throws `PlaceError` when the file is another by now, or where it cannot be
 * written; then it stays as it is, without a backup.
 */
export async function writeSettings(file: SettingsFile, text: string, place: string): Promise<string | null> {
  let backup: string | null = null;
  try {
    const staged = await stageFile(file.path, file.mark + text);
    try {
      await refuseOther(file, place);
      if (file.bytes !== null) backup = await keepCopy(file.path, file.bytes);
      // Again, and last: keeping the copy took its time.
      await refuseOther(file, place);
      await staged.commit();
    } finally {
      await staged.drop();
    }
    return backup;
  } catch (error) {
    if (backup !== null && await isStill(file).catch(() => false)) await removeWhole(backup).catch(() => undefined);
    throw unwritable(place, error);
  }
}

async function refuseOther(file: SettingsFile, place: string): Promise<void> {
  if (!await isStill(file)) throw new PlaceError(place, 'was changed by somebody else since it was read', 'Nothing is written: run it again.');
}

/** Whether the file is as it was read. */
async function isStill({ path, bytes }: SettingsFile): Promise<boolean> {
  const now = await readFile(path).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : Promise.reject(error)));
  return now === null ? bytes === null : bytes !== null && now.equals(bytes);
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
