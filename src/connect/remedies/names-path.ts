import { homedir } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { withHome } from '../sandbox/paths/named-paths.ts';
import { realPath } from '../sandbox/paths/real-place.ts';

/** How a text names a path: so that it can be no other, or by a name that others may have too. */
export type Naming = 'exactly' | 'by its end';

/** What may stand before a path in a sentence. */
const beforePaths = /[\s'"`()[\]{}<>=,;|]/;

/**
 * Whether a text names a path, in whole or by its last parts; null where it does not. What it writes before these must lead there too: a
 * `config` in another folder is another file. A name alone counts where no plain word has it. `cwd`: what relative paths start from, where that is known.
 */
export function namesPath(text: string, path: string, cwd: string | null): Naming | null {
  const [said, parts] = [text.replace(/[\\/]+/g, '/'), path.replaceAll('\\', '/').split('/')];
  const name = parts.at(-1) ?? '';
  let found: Naming | null = null;
  for (let at = name === '' ? -1 : said.indexOf(name); at >= 0 && found !== 'exactly'; at = said.indexOf(name, at + name.length)) {
    // `.env` is none of the names in `.env.example`.
    if (!/^(?:[\w-]|\.\w)/.test(said.slice(at + name.length, at + name.length + 2))) found = namingAt(said, at, { path, parts, cwd }) ?? found;
  }
  return found;
}

/** The path that is looked for, whole and in parts. */
interface Wanted { path: string; parts: readonly string[]; cwd: string | null }

/** How the text names it with the name that begins at a place. */
function namingAt(said: string, at: number, { path, parts, cwd }: Wanted): Naming | null {
  const { start, count } = beginningOf(said, at, parts);
  const before = said[start - 1] ?? ' ';
  if (before === '/' || (count === parts.length && /[\w.~-]/.test(before))) return leadsThere(writtenBefore(said, start) + said.slice(start, at), path, cwd);
  if (count === parts.length) return 'exactly';
  if (/[\w-]/.test(before) || (count === 1 && !(parts.at(-1) as string).includes('.'))) return null;
  return cwd !== null && resolve(cwd, said.slice(start, at), basename(path)) === path ? 'exactly' : 'by its end';
}

/** Where the last parts of a path begin that stand before a name in a text, and how many they are with it. */
function beginningOf(said: string, at: number, parts: readonly string[]): { start: number; count: number } {
  let [start, count] = [at, 1];
  for (; count < parts.length && said[start - 1] === '/'; count += 1) {
    const part = parts.at(-1 - count) as string;
    const begins = start - 1 - part.length;
    if (begins < 0 || said.slice(begins, start - 1) !== part || (part !== '' && /[\w-]/.test(said[begins - 1] ?? ' '))) break;
    start = begins;
  }
  return { start, count };
}

/** What of a path stands in a text before a place. */
function writtenBefore(said: string, end: number): string {
  let start = end;
  while (start > 0 && !beforePaths.test(said[start - 1] as string)) start -= 1;
  return said.slice(start, end);
}

/** The same for a folder that is written in another way: by a link, by `~`, or with `..` in it. */
function leadsThere(written: string, path: string, cwd: string | null): Naming | null {
  const given = withHome(written.replace(/^file:(?=\/)/, ''), homedir());
  if (cwd === null && !given.startsWith('/')) return null;
  const [folder, real] = [resolve(cwd ?? '/', given), realPath(dirname(path))];
  return folder === dirname(path) || (real !== null && realPath(folder) === real) ? 'exactly' : null;
}
