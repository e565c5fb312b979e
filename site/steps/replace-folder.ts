import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { besideFolder } from './tidy-folder.ts';

/**
 * Puts a finished folder in the place of another, in one step as far as a reader sees; also from another disk. Throws what the
 * system says; then the other stands as it was, and nothing is left beside it.
 */
export function replaceFolder(made: string, out: string): void {
  const fresh = besideFolder(out, 'new');
  const old = besideFolder(out, 'old');
  try {
    move(made, fresh);
    if (existsSync(out)) renameSync(out, old);
    renameSync(fresh, out);
  } catch (error) {
    if (existsSync(old) && !existsSync(out)) renameSync(old, out);
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFolder(from, to);
  }
}

/** File by file: Node's own copy of a folder says only "EIO" when the disk is full. */
function copyFolder(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) copyFolder(join(from, entry.name), join(to, entry.name));
    else copyFileSync(join(from, entry.name), join(to, entry.name));
  }
}
