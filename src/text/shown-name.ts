import { terminal } from './terminal.ts';

/**
 * A name of a server or tool on one line of a report: line breaks and tabs are written out, since in a name they are none of its spaces, and so is
 * what a name of nothing but space holds. At most `units` UTF-16 units.
 */
export function shownName(name: string, units = 200): string {
  if (name === '') return '⟨no name⟩';
  const odd = name.trim() === '' ? /\s/g : /[\n\t]/g;
  return terminal(name.slice(0, 2 * units).replace(odd, written), units);
}

function written(character: string): string {
  return `⟨U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
