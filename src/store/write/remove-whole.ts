import { rm } from 'node:fs/promises';
import { unwritable } from '../../text/errors/unwritable.ts';

/** Removes a file or folder, if there is one. Throws `PlaceError` where that is not allowed. */
export async function removeWhole(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch((error: unknown) => { throw unwritable(path, error); });
}
