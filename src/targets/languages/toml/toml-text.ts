import type { Json, JsonObject } from '../../../schema/json.ts';
import { printToml } from './print-toml.ts';

/** Something behind all else, a blank line between. */
export function atEnd(text: string, added: string, eol: string): string {
  const between = text.trim() === '' ? '' : text.endsWith('\n') ? eol : `${eol}${eol}`;
  return `${between}${added}${eol}`;
}

/** A path as keys between dots, each quoted where it must be. */
export function keyText(path: readonly string[]): string {
  return path.map((key) => printToml(Object.fromEntries([[key, 0]])).replace(/ = 0\n$/, '')).join('.');
}

/** A value, as the serializer writes it. */
export function valueText(value: Json): string {
  return printToml({ v: value } as JsonObject).slice('v = '.length).trimEnd();
}
