import { bodyMark, headMark } from '../src/data/shell-marks.ts';

/** A rendered page without what differs from page to page. */
export interface Shell {
  around(head: string, body: string): string;
}

/**
 * Cuts a rendered shell at its two marks. Pages are joined from the pieces, never by replacing: what a server says may
 * contain a mark and is not looked at.
 */
export function readShell(page: string): Shell {
  const [before, between, after, ...rest] = page.split(headMark).flatMap((piece) => piece.split(bodyMark));
  if (before === undefined || between === undefined || after === undefined || rest.length > 0) {
    throw new Error('The shell of the tool page does not hold each of its marks once');
  }
  return { around: (head, body) => before + head + between + body + after };
}
