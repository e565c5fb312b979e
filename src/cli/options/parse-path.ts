import { InvalidArgumentError } from 'commander';

/** The path of an option: an empty one would be the folder one stands in, which a script with an unset variable does not mean. */
export function parsePath(value: string): string {
  if (value === '') throw new InvalidArgumentError('Give a path; . is the folder you stand in.');
  return value;
}
