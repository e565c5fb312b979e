import { setImmediate as turn } from 'node:timers/promises';
import type { CommanderError } from 'commander';
import { missingError, missingPackage } from '../flow/optional-packages.ts';
import { toolriskVersion } from '../flow/toolrisk-version.ts';
import { nearestNames } from '../sources/nearest-names.ts';
import { PlaceError, PlaceErrors } from '../text/errors/place-error.ts';
import { unreadable } from '../text/unreadable.ts';
import { isWriteTrouble, unwritable } from '../text/errors/unwritable.ts';
import type { Context } from './context.ts';
import { defectExitCode, exitCodeOf, worstExitCode } from './exit/exit-code.ts';
import { say } from './output/say.ts';
import { sayDefect } from './say-defect.ts';
import { watchForEnd } from './exit/watch-for-end.ts';
import type { Ending } from './exit/watch-for-end.ts';
import { finishOut, writeOut } from './output/write-out.ts';

/** Runs toolrisk with its arguments and gives the exit code. Nothing is thrown: bad input is said in a line, a defect with its stack. */
export async function runCli(argv: readonly string[]): Promise<number> {
  const ending = watchForEnd();
  const context: Context = {
    cwd: process.env['INIT_CWD'] ?? process.cwd(), words: null, stop: ending.signal, codes: [], out: (text) => writeOut(text).catch((error: unknown) => lost(ending, error)), say,
  };
  // What follows `--` is a command of the user's, none of its words an option of ours.
  const cut = argv.indexOf('--');
  if (cut >= 0) context.words = argv.slice(cut + 1);
  try {
    const words = cut < 0 ? argv : argv.slice(0, cut);
    if (words.length === 1 && /^(--version|-V)$/.test(words[0] as string)) await context.out(`${toolriskVersion}\n`);
    // Loaded only now, and of the commands only those that are named: who asks for the version waits for none of it.
    else await (await (await import('./program.ts')).buildProgram(context, words)).parseAsync(words, { from: 'user' });
  } catch (error) {
    const code = ending.code() ?? tellError(error, context);
    if (code !== null) return code;
  }
  await finishOut().catch(ending.lose);
  // Standard error says only now what it did not take.
  await turn();
  if (!ending.isHeard()) context.codes.push(3);
  return ending.code() ?? worstExitCode(context.codes);
}

/** Ends all work at once: what follows would be lost too. */
function lost(ending: Ending, error: unknown): never {
  ending.lose(error);
  throw error;
}

/** Says what went wrong; gives the exit code of a defect, null when the context has the code. */
function tellError(error: unknown, context: Context): number | null {
  if (isUsage(error)) return tellUsage(error, context);
  const known = machineTrouble(error);
  const code = exitCodeOf(known);
  if (code === null) {
    // Not through say: a stack has lines, and a defect must be seen as it is.
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n${sayDefect(process.env)}\n`);
    return defectExitCode;
  }
  for (const inner of errorsIn(known)) context.say(inner.message);
  context.codes.push(code);
  return null;
}

const readingCalls = new Set(['scandir', 'opendir', 'read', 'readlink', 'realpath', 'stat', 'lstat']);

/** What the machine does not let us do, said of the file it is about, and what is not installed; anything else as it is. */
function machineTrouble(error: unknown): unknown {
  const { syscall = '', path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const missing = missingPackage(error);
  if (missing !== null) return missingError(missing);
  if (path === undefined || !(error instanceof Error)) return error;
  if (readingCalls.has(syscall)) return unreadable(path, error);
  return isWriteTrouble(error) ? unwritable(dest ?? path, error) : error;
}

function errorsIn(error: unknown): readonly Error[] {
  return error instanceof PlaceErrors ? error.errors : [error as PlaceError];
}

/** By its code: the class alone would bring all of commander. */
function isUsage(error: unknown): error is CommanderError {
  return error instanceof Error && String((error as { code?: unknown }).code).startsWith('commander.');
}

function tellUsage(error: CommanderError, context: Context): number | null {
  if (error.exitCode === 0) return null;
  // Help that was shown for want of a command has said everything.
  if (error.code !== 'commander.help') context.say(usageLine(error));
  context.codes.push(2);
  return null;
}

function usageLine({ code, message }: CommanderError): string {
  // Commander repeats the arguments here; they may be those of a command, with secrets among them.
  if (code === 'commander.excessArguments') return 'toolrisk: too many arguments. A command goes after --, as in toolrisk scan -- node server.js.';
  // What somebody took for an option's value may be a secret.
  const what = message.replace(/^error: /, '').replace(/^(unknown option '--?[\w-]+)=.*'/s, "$1'").split('\n').map((line) => line.trim()).filter((line) => line !== '').join(' ');
  const said = /[.?!)]$/.test(what) ? what : `${what}.`;
  // Before a list that may be long.
  const lists = said.indexOf(' Allowed choices are ');
  return `toolrisk: ${lists < 0 ? said : `${said.slice(0, lists)}${meant(said)}${said.slice(lists)}`} See --help.`;
}

/** What a value that is no choice of its option is most like. */
function meant(what: string): string {
  const [, given, choices] = /argument '([^']{1,80})' is invalid\. Allowed choices are ([\w, .-]{1,2000})\.$/.exec(what) ?? [];
  const near = given === undefined || choices === undefined ? [] : nearestNames(given, choices.split(', '));
  return near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`;
}
