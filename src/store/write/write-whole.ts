import { unwritable } from '../../text/errors/unwritable.ts';
import { stageFile } from './stage-file.ts';

/** `place`: how errors name the file; default: its path. `exitCode`: that of a failure, 2 where no work was begun yet; default 3. */
export interface WriteOptions { place?: string; exitCode?: 2 | 3 }

/**
 * Writes a file so that a reader sees the old content or the new one, whole, also after a kill or a loss of power: the one way in
 * which toolrisk writes what somebody keeps. Mode, owner and links of a file that is there stay. Throws `PlaceError`; then the
 * old content stands, and nothing is left beside it.
 */
export async function writeWhole(path: string, data: string | Uint8Array, { place = path, exitCode = 3 }: WriteOptions = {}): Promise<void> {
  try {
    const staged = await stageFile(path, data);
    await staged.commit().finally(() => staged.drop());
  } catch (error) {
    throw unwritable(place, error, exitCode);
  }
}
