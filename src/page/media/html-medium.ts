import { html } from '../../text/html.ts';
import { visibleLine } from '../../text/visible.ts';
import type { Piece } from './mark-spans.ts';
import type { Medium } from './medium.ts';
import type { Inline, Prose } from './prose.ts';

/** How values become HTML. Everything goes through `html()`. */
export const htmlMedium = {
  text: (value: string | number) => html(printable(value)),
  line: (value: string) => html(visibleLine(value)),
  name: (value: string) => visibleLine(value).split(/(?<=[_./:-])/).map(html).join('<wbr>'),
  address: (value: string) => html(address(value)),
  prose: (prose: Prose) => prose.map(inline).join(''),
  marked: (pieces: readonly Piece[]) => pieces.map(piece).join(''),
} as const satisfies Medium;

function inline(part: Inline): string {
  if ('own' in part) return html(part.own);
  if ('text' in part) return html(visibleLine(part.text));
  if ('code' in part) return `<code>${html(visibleLine(part.code))}</code>`;
  return `<a href="${html(address(part.link))}">${html(visibleLine(part.words))}</a>`;
}

function piece({ text, mark }: Piece): string {
  if (mark === 'gap') return '<span class="gap"> … </span>';
  if (mark === 'none') return html(text);
  return mark === 'evidence' ? `<mark>${html(text)}</mark>` : `<mark class="${mark}">${html(text)}</mark>`;
}

/** An address on the site, or http(s): whatever comes in, no other scheme goes out. */
function address(value: string): string {
  if (/^https?:\/\//i.test(value) || !/^[^/?#]*:/.test(value)) return value;
  throw new TypeError(`an address of a page must be http(s) or relative, not "${value}"`);
}

function printable(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new TypeError(`a template prints ${value === null ? 'null' : typeof value}`);
}
