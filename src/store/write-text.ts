import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/**
 * Writes a text so that a reader sees the old content or the new one, never half of it; leaves the file alone when it
 * already says this, so that an unchanged thing changes no byte and no date.
 */
export async function writeText(path: string, text: string): Promise<'written' | 'unchanged'> {
  if ((await readText(path)) === text) return 'unchanged';
  await mkdir(dirname(path), { recursive: true });
  await writeFileAtomic(path, text);
  return 'written';
}

/** The text of a file, or null when there is none. Throws on any other trouble. */
export async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
