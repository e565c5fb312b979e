import { resolve } from 'node:path';
import { kindAt } from './scan/local/look-within.ts';

/** Tells whether a path is a file, seen from a folder; the one toolrisk was started in where none is given. */
export function isFileFrom(folder = process.env['INIT_CWD'] ?? process.cwd()): (path: string) => boolean {
  return (path) => !path.includes('\0') && /[/\\]/.test(path) && kindAt(resolve(folder, path))?.isFile() === true;
}
