import { InvalidArgumentError } from 'commander';
import type { Option } from 'commander';

/**
 * Refuses what nobody can mean of an option that takes a value: an empty one, which is a variable of a script that was not set and names no file,
 * and a second one where only one can hold. Options that gather give an array or an object, and take as many as they like.
 */
export function guardOption(option: Option): void {
  if (!(option.required || option.optional)) return;
  const parse = option.parseArg;
  let first: string | undefined;
  option.argParser((value, before: unknown) => {
    const parsed = parse === undefined ? plain(value, before, option) : parse(value, before);
    if (typeof parsed === 'object' && parsed !== null) return parsed;
    if (first !== undefined && first !== value) throw new InvalidArgumentError('It is given twice, with different values: give one.');
    first = value;
    return parsed;
  });
}

function plain(value: string, before: unknown, { variadic }: Option): unknown {
  if (value === '') throw new InvalidArgumentError('It is empty: give a value.');
  return variadic ? [...(Array.isArray(before) ? before as string[] : []), value] : value;
}
