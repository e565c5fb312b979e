#!/usr/bin/env node
// The command of the published package, in CommonJS, which node starts in half the time: what is ready to be said it says, all else is main's.
// It is also what an older node runs, of whom it may ask for nothing before it knows its version.

/** The oldest node that has all that is used (engines in package.json). npm only warns of it. */
const needed = [22, 18] as const;
/** Columns that the ready help was made for (scripts/package.ts). */
const madeFor = 80;
/** Where the package keeps what is ready, by what asks for it. */
const ready: Readonly<Record<string, string>> = { '--version': 'version.txt', '-V': 'version.txt', '--help': 'help.txt', '-h': 'help.txt', help: 'help.txt' };

if (isOlder(process.versions.node)) {
  process.stderr.write(`toolrisk: needs Node ${needed.join('.')} or newer, and this is Node ${process.versions.node}. Install a newer one.\n`);
  process.exitCode = 2;
} else if (!sayReady(process.argv.slice(2))) void import('./main.ts');

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < needed[0] || (major === needed[0] && minor < needed[1]);
}

/** Says what is ready; false where nothing is, for a terminal or a pipe of another width, and where it cannot be written: how that ends is for main to say. */
function sayReady(words: readonly string[]): boolean {
  const { readFileSync, writeSync } = process.getBuiltinModule('node:fs');
  const { join } = process.getBuiltinModule('node:path');
  const { isatty } = process.getBuiltinModule('node:tty');
  const isNarrow = Number(process.env['COLUMNS']) < madeFor;
  const name = words.length === 1 && !isNarrow && Object.hasOwn(ready, words[0] as string) ? ready[words[0] as string] as string : null;
  if (name === null || (isatty(1) && process.stdout.columns !== madeFor)) return false;
  try {
    const text = readFileSync(join(__dirname, '../..', name));
    return writeSync(1, text) === text.length;
  } catch {
    return false;
  }
}
