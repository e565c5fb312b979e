import { beginsLine, indentAt, removal } from './text-edit.ts';
import type { TextEdit } from './text-edit.ts';

/** A list in a text: elements of an array, or members of an object or inline table, between brackets and with commas between them. */
export interface EditableList {
  /** Behind the opening bracket. */
  open: number;
  /** At the closing bracket. */
  close: number;
  entries: readonly { start: number; end: number }[];
}

/** What becomes of a list. What is added is printed for the indentation it gets. */
export interface ListChange {
  removed: ReadonlySet<number>;
  added: readonly ((indent: string) => string)[];
  /** Number of a kept entry that what is added stands before; at the end otherwise. */
  before?: number;
}

/** How lists of a text are written. */
export interface ListStyle {
  /** How comments to the end of a line begin; texts with `//` have block comments too. */
  comment: '#' | '//';
  eol: string;
  /** One step of indentation. */
  unit: string;
  /** Lists never go over several lines. */
  isFlat: boolean;
}

/** The edits that change a list. Comments stay, and so does every entry that is not removed, at its place. */
export function editList(text: string, list: EditableList, change: ListChange, style: ListStyle): TextEdit[] {
  const gaps = list.entries.map(({ end }, index) => gapAfter(text, end, list.entries[index + 1]?.start ?? list.close, style));
  return [...removals(text, list, change, gaps), ...additions(text, list, change, gaps, style)];
}

interface Gap { comma: number; comments: { start: number; end: number }[] }

/** What stands between two entries, or behind the last: `comma` is -1 where there is none. */
function gapAfter(text: string, from: number, to: number, { comment }: Pick<ListStyle, 'comment'>): Gap {
  const gap: Gap = { comma: -1, comments: [] };
  for (let at = from; at < to; at += 1) {
    const end = commentEnd(text, at, to, comment);
    if (end > at) {
      gap.comments.push({ start: at, end });
      at = end - 1;
    } else if (text[at] === ',') gap.comma = at;
  }
  return gap;
}

function commentEnd(text: string, at: number, to: number, mark: string): number {
  if (text.startsWith(mark, at)) return at + (/[\r\n]/.exec(text.slice(at, to))?.index ?? to - at);
  if (mark !== '//' || !text.startsWith('/*', at)) return at;
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? to : end + 2;
}

/** Neighbours that go are taken out in one piece, unless there is a comment between them. */
function removals(text: string, { entries }: EditableList, { removed, added, before }: ListChange, gaps: readonly Gap[]): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let index = 0; index < entries.length; index += 1) {
    if (!removed.has(index)) continue;
    const { start } = entries[index] as { start: number };
    while (removed.has(index + 1) && gaps[index]?.comments.length === 0) index += 1;
    const { end } = entries[index] as { end: number };
    const { comma, comments } = gaps[index] as Gap;
    const isSimple = comma < 0 || comments.every((comment) => comment.start > comma);
    edits.push(removal(text, start, comma >= 0 && isSimple ? comma + 1 : end));
    if (!isSimple) edits.push({ offset: comma, length: 1, text: '' });
  }
  const last = lastKept(entries.length, removed);
  const isDangling = last >= 0 && last < entries.length - 1 && gaps.at(-1)?.comma === -1 && (added.length === 0 || before !== undefined);
  return isDangling ? [...edits, { offset: (gaps[last] as Gap).comma, length: 1, text: '' }] : edits;
}

function lastKept(count: number, removed: ReadonlySet<number>): number {
  for (let index = count - 1; index >= 0; index -= 1) if (!removed.has(index)) return index;
  return -1;
}

function additions(text: string, list: EditableList, { removed, added, before }: ListChange, gaps: readonly Gap[], style: ListStyle): TextEdit[] {
  if (added.length === 0) return [];
  const indent = entryIndent(text, list, style);
  const written = added.map((print) => print(indent));
  if (before !== undefined) return [insertBefore(text, (list.entries[before] as { start: number }).start, written, indent, style)];
  const last = lastKept(list.entries.length, removed);
  const inside = gapAfter(text, list.open, list.entries[0]?.start ?? list.close, style);
  const ends = [...inside.comments, ...gaps.flatMap(({ comments }) => comments)].map(({ end }) => end);
  const lastGap = last < 0 ? undefined : gaps[last];
  const needsComma = lastGap !== undefined && lastGap.comma < 0;
  const at = Math.max(list.open, ...ends, last < 0 ? 0 : (list.entries[last] as { end: number }).end, lastGap?.comma === undefined ? 0 : lastGap.comma + 1);
  const behind = gaps.length > 0 && gaps.at(-1)?.comma !== -1 ? ',' : '';
  const comma = needsComma ? [{ offset: (list.entries[last] as { end: number }).end, length: 0, text: ',' }] : [];
  const isOpen = !style.isFlat && text.slice(list.open, list.close).includes('\n');
  if (isOpen) return [...comma, { offset: at, length: 0, text: `${broken(written, indent, style)}${behind}` }];
  if (last >= 0 || ends.length > 0 || style.isFlat) {
    const space = last >= 0 || ends.length > 0 ? ' ' : '';
    return [...comma, { offset: at, length: 0, text: `${space}${written.join(', ')}${behind}` }];
  }
  const blank = list.entries.length === 0 ? list.close - list.open : 0;
  return [{ offset: list.open, length: blank, text: `${broken(written, indent, style)}${style.eol}${indentAt(text, list.open)}` }];
}

function broken(written: readonly string[], indent: string, { eol }: ListStyle): string {
  return written.map((entry) => `${eol}${indent}${entry}`).join(',');
}

function insertBefore(text: string, at: number, written: readonly string[], indent: string, { eol, isFlat }: ListStyle): TextEdit {
  const between = !isFlat && beginsLine(text, at) ? `,${eol}${indent}` : ', ';
  return { offset: at, length: 0, text: written.map((entry) => `${entry}${between}`).join('') };
}

function entryIndent(text: string, { open, entries }: EditableList, { unit }: ListStyle): string {
  const first = entries.find(({ start }) => beginsLine(text, start));
  return first === undefined ? indentAt(text, open) + unit : indentAt(text, first.start);
}
