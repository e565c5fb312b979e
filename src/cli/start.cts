#!/usr/bin/env node
// The command of the published package, in CommonJS, which node starts in half the time: what is ready to be said it says, all else is main's.
const { readFileSync, writeSync } = process.getBuiltinModule('node:fs');
const { join } = process.getBuiltinModule('node:path');
const { isatty } = process.getBuiltinModule('node:tty');

/** Columns that the ready help was made for (scripts/package.ts). */
const madeFor = 80;
/** Where the package keeps what is ready, by what asks for it. */
const ready: Readonly<Record<string, string>> = { '--version': 'version.txt', '-V': 'version.txt', '--help': 'help.txt', '-h': 'help.txt', help: 'help.txt' };

if (!sayReady(process.argv.slice(2))) void import('./main.ts');

/** Says what is ready; false where nothing is, for a terminal of another width, and where it cannot be written: how that ends is for main to say. */
function sayReady(words: readonly string[]): boolean {
  const name = words.length === 1 && Object.hasOwn(ready, words[0] as string) ? ready[words[0] as string] as string : null;
  if (name === null || (isatty(1) && process.stdout.columns !== madeFor)) return false;
  try {
    const text = readFileSync(join(__dirname, '../..', name));
    return writeSync(1, text) === text.length;
  } catch {
    return false;
  }
}
