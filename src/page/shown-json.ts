import { hiddenCharacters } from '../text/visible.ts';

/** A value as JSON in which nothing is hidden: control, direction and invisible characters are `\u` escapes. */
export function shownJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  let shown = '';
  let from = 0;
  for (const { index, codePoint } of hiddenCharacters(text)) {
    const units = codePoint > 0xffff ? 2 : 1;
    shown += text.slice(from, index) + [...Array(units).keys()].map((at) => `\\u${text.charCodeAt(index + at).toString(16).padStart(4, '0')}`).join('');
    from = index + units;
  }
  return `${shown}${text.slice(from)}\n`;
}
