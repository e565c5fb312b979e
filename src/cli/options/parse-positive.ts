import { InvalidArgumentError } from 'commander';

/** A positive number of an option. */
export function parsePositive(value: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) throw new InvalidArgumentError('Give a number above 0.');
  return number;
}

/** A positive whole number of an option. */
export function parseCount(value: string): number {
  const number = parsePositive(value);
  if (!Number.isInteger(number)) throw new InvalidArgumentError('Give a whole number.');
  return number;
}
