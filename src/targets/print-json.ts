import type { Json } from '../schema/json.ts';
import { hiddenCharacters } from '../text/visible.ts';

/**
 * JSON over several lines in which nothing is hidden: control, direction and invisible characters inside its strings are `\u`
 * escapes, so that a reader sees them and a parser reads the same value. Keys keep their order, except that JavaScript moves
 * names that are whole numbers ("123") to the front.
 */
export function printJson(data: Json): string {
  const text = JSON.stringify(data, null, 2);
  let shown = '';
  let from = 0;
  for (const { index, codePoint } of hiddenCharacters(text)) {
    const character = String.fromCodePoint(codePoint);
    shown += text.slice(from, index) + escaped(character);
    from = index + character.length;
  }
  return `${shown}${text.slice(from)}\n`;
}

function escaped(character: string): string {
  return character.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
