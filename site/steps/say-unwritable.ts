import { isWriteTrouble, unwritable } from '../../src/text/unwritable.ts';

/**
 * What was thrown while the site was made, as one line if the system did not let us write; else as it is. `place` is said where the
 * error names none: of a full disk Node says no path.
 */
export function sayUnwritable(error: unknown, place: string, exitCode: 2 | 3): unknown {
  // What Astro and its bundler throw has the cause inside.
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if (isWriteTrouble(inner)) return unwritable(inner.dest ?? inner.path ?? place, inner, exitCode);
  }
  return exitCode === 2 ? unwritable(place, error, exitCode) : error;
}
