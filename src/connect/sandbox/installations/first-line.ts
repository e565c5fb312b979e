import { closeSync, openSync, readSync } from 'node:fs';
import { trimEnds } from '../../../text/trim-ends.ts';

/** What the kernel reads of a script to know its interpreter (BINPRM_BUF_SIZE of linux/binfmts.h). */
const greatest = 256;

/** What the first line of a script has the kernel start: the interpreter, as it is written, and the one word that is put after it. */
export interface FirstLine { interpreter: string; argument: string }

/**
 * Reads a first line as the kernel does (load_script of fs/binfmt_script.c): spaces and tabs part words, and nothing else; a zero ends it; all that
 * follows the interpreter is one word. Null for a file that the kernel starts by itself, or not at all.
 */
export function firstLine(file: string): FirstLine | null {
  const text = firstBytes(file).split('\0', 1)[0] as string;
  if (!text.startsWith('#!')) return null;
  const end = text.indexOf('\n');
  // Where it was cut, the interpreter must be there whole.
  if (end < 0 && text.length === greatest && !/^#![ \t]*[^ \t]+[ \t]/.test(text)) return null;
  const line = trimEnds(text.slice(2, end < 0 ? greatest - 1 : end), /[ \t]/);
  const interpreter = /^[^ \t]*/.exec(line)?.[0] ?? '';
  return interpreter === '' ? null : { interpreter: asText(interpreter), argument: asText(trimEnds(line.slice(interpreter.length), /[ \t]/)) };
}

function asText(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
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
