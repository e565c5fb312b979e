import { trimEnd } from '../../text/trim-ends.ts';

/** A place in a text and what stands there afterwards. */
export interface TextEdit {
  /** In UTF-16 units. */
  offset: number;
  length: number;
  text: string;
}

/** The text after edits that do not overlap; of those at one offset, the first given stands first. Every other unit stays as it is. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, index) => ({ ...edit, index })).sort((a, b) => a.offset - b.offset || a.length - b.length || a.index - b.index);
  let edited = '';
  let from = 0;
  for (const { offset, length, text: inserted } of ordered) {
    if (offset < from) throw new Error(`edits overlap at ${offset}`);
    edited += text.slice(from, offset) + inserted;
    from = offset + length;
  }
  return edited + text.slice(from);
}

/** The line ending a text uses: the one of its first line. */
export function eolOf(text: string): '\r\n' | '\n' {
  return /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
}

/** Where the line begins that holds an offset. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line ends that holds an offset, before its line ending. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' && end > offset ? end - 1 : end;
}

/** White space at the beginning of the line that holds an offset. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

/** Whether nothing but white space stands between the beginning of the line and an offset. */
export function beginsLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
}

/** Takes a piece out: with its whole lines where nothing else stands on them, otherwise with the spaces behind it. */
export function removal(text: string, start: number, end: number): TextEdit {
  const behind = end + spacesAt(text, end);
  const isAlone = beginsLine(text, start) && /^(?:\r?\n|$)/.test(text.slice(behind, behind + 2));
  if (!isAlone) {
    const isLast = !beginsLine(text, start) && /^(?:[\]}\r\n]|$)/.test(text.slice(behind, behind + 1));
    const from = isLast ? lineStart(text, start) + trimEnd(text.slice(lineStart(text, start), start), /[ \t]/).length : start;
    return { offset: from, length: (isLast ? end : behind) - from, text: '' };
  }
  const offset = lineStart(text, start);
  const next = text.indexOf('\n', behind);
  return { offset, length: (next < 0 ? text.length : next + 1) - offset, text: '' };
}

/** How many spaces and tabs stand at an offset. */
export function spacesAt(text: string, offset: number): number {
  let at = offset;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at - offset;
}
