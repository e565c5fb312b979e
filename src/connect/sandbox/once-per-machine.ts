import type { Limits } from '../limits.ts';
import type { Machine } from './machine.ts';

/** Finds something out of a machine. */
type Search<T> = (machine: Machine, limits: Limits) => Promise<T>;

/** The same search, made once for each machine: what is tried out by starting programs is not tried again, and fails again as it did. */
export function oncePerMachine<T>(search: Search<T>): Search<T> {
  const found = new Map<string, Promise<T>>();
  return (machine, limits) => {
    const key = JSON.stringify(machine);
    const known = found.get(key) ?? search(machine, limits);
    found.set(key, known);
    return known;
  };
}
