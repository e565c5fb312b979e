import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What relative words and `~` start from. */
export interface Standpoint { cwd: string; home: string }

/** Names longer than this are none (PATH_MAX of linux/limits.h). */
const longest = 4096;
/** Words looked at in a list: a list of folders has a few. */
const mostParts = 100;

/** The paths that a word may mean, as clients, shells and programs read it: whole, after `=`, in a list, as a file URL, with a home in it. */
export function namedPaths(word: string, { cwd, home }: Standpoint): string[] {
  const after = word.includes('=') ? [word.slice(word.indexOf('=') + 1)] : [];
  const short = /^-[A-Za-z](?=[~/.])/.test(word) ? [word.slice(2)] : [];
  const parts = [word, ...after].flatMap((text) => text.split(/[,:;\s]+/).slice(0, mostParts)).filter((part) => /^(~|\.{0,2}[\\/][^\\/])/.test(part));
  const texts = [...new Set([word, ...after, ...short, ...parts])].flatMap((text) => [text, text.replace(/^["'@]|["']$/g, '')]);
  return [...new Set(texts.flatMap((text) => pathOf(text, home)).filter((path) => path !== '' && path.length < longest && !path.includes('\0')).map((path) => resolve(cwd, path)))];
}

/** A path with the person's home in it filled in, as clients do. */
export function withHome(path: string, home: string): string {
  return path.replace(/^~(?=$|[\\/])/, () => home).replace(/\$\{?(?:env:)?(?:HOME|userHome|USERPROFILE)\b\}?|%(?:USERPROFILE|HOMEPATH)%/gi, () => home);
}

function pathOf(text: string, home: string): string[] {
  if (!/^file:/i.test(text)) return [withHome(text, home)];
  try {
    return [fileURLToPath(text)];
  } catch {
    return [text.replace(/^file:\/*/i, '/')];
  }
}
