import type { ExitCode } from './exit/exit-code.ts';

/** What every command gets from the program that runs it. */
export interface Context {
  /** Folder that paths in arguments start from. */
  cwd: string;
  /** The words after `--`: a command that starts a server. Null when there is no `--`. */
  words: readonly string[] | null;
  /** Aborts on Ctrl-C. */
  stop: AbortSignal;
  /** Codes that apply so far; the worst counts. */
  codes: ExitCode[];
  /** Writes a piece of the answer to standard output, as fast as its reader takes it. */
  out(text: string): Promise<void>;
  /** Says a line on standard error. */
  say(line: string): void;
}
