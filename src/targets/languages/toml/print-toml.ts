import { stringify } from 'smol-toml';
import type { JsonObject } from '../../../schema/json.ts';
import { hiddenCharacters } from '../../../text/visible.ts';
import { commentLines } from '../comment-lines.ts';

/**
 * TOML in which nothing is hidden: every name and value is quoted by the serializer, and what a reader would not see is written
 * as `\u` or `\U` escape, which TOML reads as the same character. Half characters (lone surrogates) have no escape in TOML:
 * names that hold one are refused before.
 */
export function printToml(data: JsonObject, notes?: readonly string[]): string {
  const text = stringify(data);
  let shown = '';
  let from = 0;
  for (const { index, codePoint } of hiddenCharacters(text)) {
    shown += text.slice(from, index) + escaped(codePoint);
    from = index + (codePoint > 0xffff ? 2 : 1);
  }
  return `${commentLines('#', notes)}${(shown + text.slice(from)).trim()}\n`;
}

function escaped(codePoint: number): string {
  const digits = codePoint.toString(16);
  return codePoint > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}
