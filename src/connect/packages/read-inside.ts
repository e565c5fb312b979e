import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { Unlisted } from '../unlisted.ts';

/**
 * The text of a file that a stranger's package may have made: a plain file that lies in `folder` with all its parents, of at most `bytes`.
 * Null where there is none. Throws `Unlisted` (`install-failed`) for anything else.
 */
export async function readInside(folder: string, path: string, bytes: number): Promise<string | null> {
  const root = await realpath(folder);
  const file = join(root, path);
  try {
    const parent = await realpath(dirname(file));
    if (parent !== root && !parent.startsWith(root + sep)) throw refused(path);
    // Without waiting: opening a pipe would.
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const found = await handle.stat();
      if (!found.isFile() || found.size > bytes) throw refused(path);
      return await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw code === 'ELOOP' ? refused(path) : error;
  }
}

function refused(path: string): Unlisted {
  return new Unlisted('install-failed', `what was installed as ${path} is no plain file, or too large`);
}
