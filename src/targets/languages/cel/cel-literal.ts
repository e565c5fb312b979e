import { literalText } from '../literal-text.ts';

const special = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A value as CEL writes it: language definition of cel-spec, "String and Bytes Values". A number is a double, as in JSON. */
export function celLiteral(value: string | number | boolean): string {
  if (typeof value === 'number') return /[.e]/.test(String(value)) ? String(value) : `${value}.0`;
  return typeof value === 'boolean' ? String(value) : `"${literalText(value, special, escaped)}"`;
}

/** A list of texts. */
export function celList(values: readonly (string | number | boolean)[]): string {
  return `[${values.map(celLiteral).join(', ')}]`;
}

function escaped(codePoint: number): string {
  const digits = codePoint.toString(16);
  return codePoint > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}
