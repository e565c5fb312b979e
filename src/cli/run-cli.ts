import { CommanderError } from 'commander';
import { PlaceError, PlaceErrors } from '../text/place-error.ts';
import type { Context } from './context.ts';
import { brokenPipeExitCode, defectExitCode, exitCodeOf, worstExitCode } from './exit-code.ts';
import { buildProgram } from './program.ts';
import { say } from './say.ts';
import { writeOut } from './write-out.ts';

/** Runs toolrisk with its arguments and gives the exit code. Nothing is thrown: bad input is said in a line, a defect with its stack. */
export async function runCli(argv: readonly string[]): Promise<number> {
  const ending = watchForEnd();
  const context: Context = {
    cwd: process.env['INIT_CWD'] ?? process.cwd(), words: null, stop: ending.signal, codes: [], out: writeOut, say,
  };
  // What follows `--` is a command of the user's, none of its words an option of ours.
  const cut = argv.indexOf('--');
  if (cut >= 0) context.words = argv.slice(cut + 1);
  try {
    await buildProgram(context).parseAsync(cut < 0 ? argv : argv.slice(0, cut), { from: 'user' });
  } catch (error) {
    const code = ending.code() ?? tellError(error, context);
    if (code !== null) return code;
  }
  return ending.code() ?? worstExitCode(context.codes);
}

/** Says what went wrong; gives the exit code of a defect or of commander's help, null when the context has the code. */
function tellError(error: unknown, context: Context): number | null {
  if (error instanceof CommanderError) return tellUsage(error, context);
  const code = exitCodeOf(error);
  if (code === null) {
    // Not through say: a stack has lines, and a defect must be seen as it is.
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\nThis is a defect of toolrisk: please report it with the lines above.\n`);
    return defectExitCode;
  }
  for (const inner of errorsIn(error)) context.say(inner.message);
  context.codes.push(code);
  return null;
}

function errorsIn(error: unknown): readonly Error[] {
  return error instanceof PlaceErrors ? error.errors : [error as PlaceError];
}

function tellUsage(error: CommanderError, context: Context): number | null {
  if (error.exitCode === 0) return 0;
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
  return `toolrisk: ${/[.?!)]$/.test(what) ? what : `${what}.`} See --help.`;
}

/**
 * Watches for what ends the work early: Ctrl-C and its kin (a second one ends at once), and a reader of standard output that
 * left (`| head`). `code` is then the exit code; what fails afterwards is only a consequence and not told.
 */
function watchForEnd(): { signal: AbortSignal; code: () => number | null } {
  const controller = new AbortController();
  let code: number | null = null;
  const end = (withCode: number) => {
    code = withCode;
    controller.abort();
    process.stdin.destroy();
  };
  for (const [name, number] of [['SIGINT', 2], ['SIGTERM', 15], ['SIGHUP', 1]] as const) {
    process.on(name, () => (code === null ? end(128 + number) : process.exit(128 + number)));
  }
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (code !== null) return;
    if (error.code !== 'EPIPE') say(`standard output: cannot be written (${error.code}). Give it room.`);
    end(error.code === 'EPIPE' ? brokenPipeExitCode : 3);
  });
  return { signal: controller.signal, code: () => code };
}
