import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlaceError } from '../../text/errors/place-error.ts';
import { packageRoot } from '../package-root.ts';

/** A JSON file that comes with toolrisk, by its path in the package. Throws `PlaceError` where it is missing or damaged. */
export async function readShipped<T>(path: string): Promise<T> {
  const place = join(packageRoot, path);
  try {
    return JSON.parse(await readFile(place, 'utf8')) as T;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new PlaceError(place, `comes with toolrisk and cannot be read (${code ?? message})`, 'Install toolrisk anew.');
  }
}
