import { PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';

/** 0 fine · 1 the answer is no · 2 bad input or usage · 3 something could not be listed, or only in part, or not be written · 128 and the number of a signal that ended it. */
export type ExitCode = 0 | 1 | 2 | 3;

/** A defect of toolrisk itself: what BSD's sysexits.h calls EX_SOFTWARE, so that nobody takes it for an answer. */
export const defectExitCode = 70;

/** What a shell reports for a program that a broken pipe ended (128 + SIGPIPE): the reader left, nothing is known to be fine. */
export const brokenPipeExitCode = 141;

const precedence: readonly ExitCode[] = [2, 3, 1, 0];

/** The code that counts when several apply. */
export function worstExitCode(codes: readonly ExitCode[]): ExitCode {
  return precedence.find((code) => codes.includes(code)) ?? 0;
}

/** The code of bad input that was thrown, or null for a defect. */
export function exitCodeOf(error: unknown): ExitCode | null {
  if (error instanceof PlaceError) return error.exitCode;
  if (error instanceof PlaceErrors) return worstExitCode(error.errors.map((inner) => inner.exitCode));
  return null;
}
