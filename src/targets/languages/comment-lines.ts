import { visibleLine } from '../../text/visible.ts';

/** Notes as comments, one a line, whatever they hold. `mark` begins a comment. */
export function commentLines(mark: '#' | '//', notes: readonly string[] = []): string {
  return notes.map((note) => `${mark} ${visibleLine(note)}\n`).join('');
}
