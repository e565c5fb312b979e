import { InvalidArgumentError } from 'commander';
import { limits } from '../../connect/limits.ts';

/** The time of an option, in seconds: as long as timers can wait at the most. */
export function parseSeconds(value: string): number {
  const [number, most] = [parsePositive(value), Math.floor(limits.longestTimerMs / 1000)];
  if (number > most) throw new InvalidArgumentError(`Give at most ${most}, which are ${Math.floor(most / 86_400)} days.`);
  return number;
}

function parsePositive(value: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) throw new InvalidArgumentError('Give a number above 0.');
  return number;
}

/** How many at a time, of an option: a positive whole number. */
export function parseCount(value: string): number {
  const number = parsePositive(value);
  if (!Number.isInteger(number)) throw new InvalidArgumentError('Give a whole number.');
  if (number > limits.mostAtATime) throw new InvalidArgumentError(`Give at most ${limits.mostAtATime}.`);
  return number;
}
