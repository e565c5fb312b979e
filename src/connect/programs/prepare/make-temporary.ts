import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { unwritable } from '../../../text/errors/unwritable.ts';
import { visibleLine } from '../../../text/visible.ts';
import { endAllOnKill, folderPrefix } from '../end/on-kill.ts';
import { temporaryPlace, temporaryVariable } from '../end/temporary-place.ts';
import { Unlisted } from '../../unlisted.ts';

const remedy = `Make that folder, or room and rights in it, or name another one with ${temporaryVariable}.`;
/** What is written for a trial, in bytes: a page of memory, which is the least that a disk gives. */
const trial = 4096;

/** Makes a folder for what a listing needs for a while; `kind`: begins the rest of its name. Throws `Unlisted` (`machine`) that names the place. */
export async function makeTemporary(kind = ''): Promise<string> {
  endAllOnKill();
  try {
    return await mkdtemp(join(temporaryPlace(), folderPrefix + kind));
  } catch (error) {
    throw new Unlisted('machine', `it was not started: the folder for temporary files, ${visibleLine(temporaryPlace())}, cannot be written: ${because(error)}`, remedy);
  }
}

/** Makes sure, before any work, that such folders can be made and written here. Throws `PlaceError` (exit 2) that names the place. */
export async function requireTemporary(): Promise<void> {
  endAllOnKill();
  try {
    const folder = await mkdtemp(join(temporaryPlace(), `${folderPrefix}trial-`));
    await writeFile(join(folder, 'trial'), Buffer.alloc(trial)).finally(() => rm(folder, { recursive: true, force: true }));
  } catch (error) {
    throw new PlaceError(`the folder for temporary files, ${visibleLine(temporaryPlace())}`, `nothing is started: it cannot be written: ${because(error)}`, remedy);
  }
}

/** Why, as the system says it. */
function because(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'it is not there (ENOENT)';
  const told = unwritable('', error);
  return told instanceof PlaceError ? told.what.replace(/^cannot be written: /, '').replace(/\.$/, '') : String(error);
}
