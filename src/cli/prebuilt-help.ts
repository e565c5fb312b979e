import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../store/package-root.ts';

/** Columns that the text was made for (scripts/package.ts). */
const madeFor = 80;

/**
 * The help of the whole program as the published package has it ready, so that nobody waits for what parses options; null in a checkout, for
 * other arguments, and on a terminal of another width.
 */
export function prebuiltHelp(words: readonly string[], { isTTY, columns }: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>): string | null {
  if (words.length !== 1 || !/^(--help|-h|help)$/.test(words[0] as string) || (isTTY === true && columns !== madeFor)) return null;
  try {
    return readFileSync(join(packageRoot, 'help.txt'), 'utf8');
  } catch {
    return null;
  }
}
