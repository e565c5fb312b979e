import { hiddenCharacters } from '../visible.ts';

/**
 * A text of JSON in which nothing is hidden: control, direction and invisible characters inside its strings are `\u` escapes, so
 * a reader or a terminal shows them and a parser reads the same value.
 */
export function visibleJson(text: string): string {
  if (!/[^\n\x20-\x7e]/.test(text)) return text;
  let shown = '';
  let from = 0;
  for (const { index, codePoint } of hiddenCharacters(text)) {
    const units = codePoint > 0xffff ? 2 : 1;
    shown += text.slice(from, index) + escaped(text.slice(index, index + units));
    from = index + units;
  }
  return shown + text.slice(from);
}

function escaped(units: string): string {
  let shown = '';
  for (let index = 0; index < units.length; index += 1) shown += `\\u${units.charCodeAt(index).toString(16).padStart(4, '0')}`;
  return shown;
}
