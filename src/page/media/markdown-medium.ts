import { markdown, markdownBlock, markdownCell, markdownCode } from '../../text/markdown.ts';
import { visibleLine } from '../../text/visible.ts';
import type { Medium } from './medium.ts';
import type { Inline, Prose } from './prose.ts';

/** How values become Markdown. Everything but a code span or block goes through `markdown()`. */
export const markdownMedium = {
  text: (value: string | number) => markdown(printable(value)),
  own: (value: string) => inline({ own: value }),
  code: (value: string) => markdownCode(value),
  cell: markdownCell,
  link: (value: string) => address(value),
  block: (value: string, language?: unknown) => markdownBlock(value, typeof language === 'string' ? language : ''),
  prose: (prose: Prose) => prose.map(inline).join(''),
  cells: (prose: Prose) => prose.map((part) => ('code' in part ? markdownCell(part.code) : inline(part))).join(''),
} as const satisfies Medium;

function inline(part: Inline): string {
  if ('own' in part) return part.own.replace(/[\\`*_[\]<>&|~]/g, (character) => `\\${character}`);
  if ('text' in part) return markdown(part.text);
  if ('code' in part) return markdownCode(part.code);
  return `[${markdown(part.words)}](<${address(part.link)}>)`;
}

function address(value: string): string {
  return visibleLine(value).replace(/[<>\\\s]/g, (character) => encodeURIComponent(character));
}

function printable(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new TypeError(`a template prints ${value === null ? 'null' : typeof value}`);
}
