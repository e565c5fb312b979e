import { shortened, visibleLine } from './visible.ts';

/** A stranger's text for a terminal: one line, no escape sequence, at most `units` UTF-16 units. */
export function terminal(text: string, units = 2000): string {
  return shortened(visibleLine(shortened(text, units * 2)), units);
}
