import { visible } from './visible.ts';

/** A word for a POSIX shell: left bare when nothing in it is special, else single-quoted. Hidden characters are made visible. */
export function shellWord(word: string): string {
  const shown = visible(word);
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", `'\\''`)}'`;
}
