import { literalText } from '../literal-text.ts';

const special = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u0000': '\\0' };

/** A text as Cedar writes it: docs.cedarpolicy.com, "Grammar specification", STR. */
export function cedarLiteral(text: string): string {
  return `"${literalText(text, special, escaped)}"`;
}

/** The pattern of `like`: `*` stands for anything, so a star that is meant as a star is escaped. */
export function cedarPattern(parts: readonly ('Wildcard' | { Literal: string })[]): string {
  const starred = { ...special, '*': '\\*' };
  return `"${parts.map((part) => (part === 'Wildcard' ? '*' : literalText(part.Literal, starred, escaped))).join('')}"`;
}

function escaped(codePoint: number): string {
  return `\\u{${codePoint.toString(16)}}`;
}
