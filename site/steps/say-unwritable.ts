import { getSystemErrorMap } from 'node:util';
import { isWriteTrouble, unwritable } from '../../src/text/errors/unwritable.ts';

/**
 * What was thrown while the site was made, as one line about `place` if the system did not let us write there; else as it is.
 * `exitCode`: 2 before anything was rendered, else 3.
 */
export function sayUnwritable(error: unknown, place: string, exitCode: 2 | 3): unknown {
  // What Astro and its bundler throw has the cause inside.
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const known = fromBundler(inner);
    if (isWriteTrouble(known)) return unwritable(place, known, exitCode);
  }
  return exitCode === 2 ? unwritable(place, error, exitCode) : error;
}

/** The bundler is no JavaScript: it gives the number of the system's error in its words. */
function fromBundler(error: Error): Error {
  const number = /\(os error (\d+)\)/.exec(error.message)?.[1];
  const code = number === undefined ? undefined : getSystemErrorMap().get(-Number(number))?.[0];
  return code === undefined ? error : Object.assign(new Error(error.message), { code });
}
