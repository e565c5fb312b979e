import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Most that is read of a file to find a secret in it: certificates may stand before a key, and a chain of them takes some kB. */
export const greatestBeginning = 64 * 1024;
/** One for all: files are looked at by thousands, one after another. */
const bytes = Buffer.alloc(greatestBeginning);

/** The first bytes of a file, a character each: all that are asked for, unless it is shorter. Empty where no file is, null where one is that cannot be read. */
export function beginningOf(file: string, length: number): string | null {
  try {
    // Not through a link, and without waiting for whoever writes into a pipe.
    const fd = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      return fstatSync(fd).isFile() ? bytes.toString('latin1', 0, readSync(fd, bytes, 0, Math.min(length, greatestBeginning), 0)) : '';
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    return ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO'].includes((error as NodeJS.ErrnoException).code ?? '') ? '' : null;
  }
}
