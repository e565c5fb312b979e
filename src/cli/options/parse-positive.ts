import { InvalidArgumentError } from 'commander';

/** A positive number of an option. */
export function parsePositive(value: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) throw new InvalidArgumentError('Give a number above 0.');
  return number;
}

/** Timers of Node hold 2^31 - 1 milliseconds; a longer one is over at once. */
const mostSeconds = 2_000_000;

/** A time of an option, in seconds. */
export function parseSeconds(value: string): number {
  const seconds = parsePositive(value);
  if (seconds > mostSeconds) throw new InvalidArgumentError(`Give at most ${mostSeconds}.`);
  return seconds;
}

/** A positive whole number of an option. */
export function parseCount(value: string): number {
  const number = parsePositive(value);
  if (!Number.isInteger(number)) throw new InvalidArgumentError('Give a whole number.');
  return number;
}
