import { readDockerRun } from './docker-run.ts';
import type { LaunchMeaning, Words } from './launch-meaning.ts';
import { readBridge } from './mcp-remote.ts';
import { readNpx } from './npx.ts';
import { unwrapShell } from './unwrap-shell.ts';

/** Shells around a command: who nests more has something else in mind. */
const mostShells = 3;

/**
 * What the words of a command mean where they only wrap a package, an image or an address, so that it is started or reached as
 * such; null for any other command, and wherever something in it is not understood.
 */
export function readWords(given: Words): LaunchMeaning | null {
  let words: Words | null = given;
  for (let shells = 0; words !== null && shells <= mostShells; shells += 1) {
    const npm = readNpx(words);
    if (npm !== null) return readBridge(npm) ?? npm;
    const image = readDockerRun(words);
    if (image !== null) return image;
    words = unwrapShell(words);
  }
  return null;
}
