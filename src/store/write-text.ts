import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PlaceError } from '../text/errors/place-error.ts';
import { removeLeftovers } from './write/temporary-files.ts';
import { writeWhole } from './write/write-whole.ts';
import type { WriteOptions } from './write/write-whole.ts';

/**
 * Writes a text whole or not at all; leaves the file alone when it already says this, so that an unchanged thing changes no byte
 * and no date. Throws `PlaceError` where it cannot be written.
 */
export async function writeText(path: string, text: string, options: WriteOptions = {}): Promise<'written' | 'unchanged'> {
  // Also where nothing is to be written: who was killed the last time left it here.
  await removeLeftovers(dirname(path));
  // What cannot be read is written, and says so if that fails too.
  if (await readFile(path, 'utf8').catch(() => null) === text) return 'unchanged';
  await writeWhole(path, text, options);
  return 'written';
}

/** The text of a file, or null when there is none. Throws `PlaceError` for one that cannot be read. */
export async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code === 'ENOTDIR') throw new PlaceError(path, 'cannot be read: a part of its path is no folder (ENOTDIR)', 'Name a place in a folder.');
    throw code === undefined ? error : new PlaceError(path, `cannot be read (${code})`, 'Look at its rights, and whether it is a file.');
  }
}
