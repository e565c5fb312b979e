import { closeSync, openSync, readSync } from 'node:fs';

/** What the kernel reads of a script to know its interpreter (BINPRM_BUF_SIZE of linux/binfmts.h). */
const greatest = 256;

/** The words after `#!` in the first line of a script; none for any other file. */
export function interpreterWords(file: string): string[] {
  const line = firstBytes(file).split('\n', 1)[0] as string;
  return line.startsWith('#!') ? line.slice(2).trim().split(/\s+/) : [];
}

function firstBytes(file: string): string {
  try {
    const fd = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(greatest);
      return bytes.subarray(0, readSync(fd, bytes, 0, greatest, 0)).toString('latin1');
    } finally {
      closeSync(fd);
    }
  } catch {
    return '';
  }
}
