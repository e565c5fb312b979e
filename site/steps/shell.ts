import { readFileSync } from 'node:fs';
import { bodyMark, headMark } from '../src/data/shell-marks.ts';

/** A rendered page without what differs from page to page. */
export interface Shell {
  /** The page with this head, and these parts in the places of its body: as many as it has. */
  around(head: string, ...parts: string[]): string;
}

/**
 * Cuts a rendered shell at its marks. Pages are joined from the pieces, never by replacing: what a server says may
 * contain a mark and is not looked at. `places`: how many the body must have.
 */
export function readShell(path: string, places: number): Shell {
  const [before, rest, ...more] = readFileSync(path, 'utf8').split(headMark);
  const pieces = (rest ?? '').split(bodyMark);
  if (before === undefined || rest === undefined || more.length > 0 || pieces.length !== places + 1) throw new Error(`The shell ${path} does not hold each of its marks`);
  return { around: (head, ...parts) => before + head + pieces.map((piece, at) => piece + (parts[at] ?? '')).join('') };
}
