import { readDockerRun } from './docker-run.ts';
import type { LaunchMeaning, LocalPackage, Words } from './launch-meaning.ts';
import { readBridge } from './mcp-remote.ts';
import { readLocalPackage, readNpx } from './npx.ts';
import { unwrapShell } from './unwrap-shell.ts';

/** Shells around a command: who nests more has something else in mind. */
const mostShells = 3;

/**
 * What the words of a command mean where they only wrap a package, an image or an address, so that it is started or reached as
 * such; null for any other command, and wherever something in it is not understood.
 */
export function readWords(given: Words): LaunchMeaning | null {
  return firstOf(given, (words) => {
    const npm = readNpx(words);
    return npm === null ? readDockerRun(words) : readBridge(npm) ?? npm;
  });
}

/** The package that the same words run from the folders they start in, where it is installed there; null for all that take no such package. */
export function readLocalWords(given: Words): LocalPackage | null {
  return firstOf(given, readLocalPackage);
}

/** The programs that come before what such words wrap, as they are written, and all variables they are given: of the shells too. */
export function readPrograms(given: Words): { programs: string[]; env: Words['env'] } {
  const all: Words[] = [];
  firstOf(given, (words) => {
    all.push(words);
    return readNpx(words) ?? readDockerRun(words);
  });
  return { programs: all.map(({ words }) => words[0] ?? ''), env: all.at(-1)?.env ?? {} };
}

/** What comes of the words, or of those within the shells around them. */
function firstOf<Found>(given: Words, read: (words: Words) => Found | null): Found | null {
  let words: Words | null = given;
  for (let shells = 0; words !== null && shells <= mostShells; shells += 1) {
    const found = read(words);
    if (found !== null) return found;
    words = unwrapShell(words);
  }
  return null;
}
