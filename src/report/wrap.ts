import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text as lines of at most `columns` terminal columns: broken between words, and inside words that are longer. */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (stringWidth(longer) <= columns) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = wrapWord(word, columns);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) as string;
  }
  return [...lines, line];
}

/** A word as pieces of at most `columns` columns, never through a grapheme. */
export function wrapWord(word: string, columns: number): string[] {
  if (stringWidth(word) <= columns) return [word];
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  for (const { segment } of graphemes.segment(word)) {
    const more = stringWidth(segment);
    if (width + more > columns && piece !== '') {
      const cut = breakIn(piece);
      pieces.push(piece.slice(0, cut));
      piece = piece.slice(cut);
      width = stringWidth(piece);
    }
    piece += segment;
    width += more;
  }
  return [...pieces, piece];
}

/** Where to break a piece that is full: after the last separator of its second half, else at its end. */
function breakIn(piece: string): number {
  const at = Math.max(...['_', '-', '.', '/', ',', ':', '='].map((separator) => piece.lastIndexOf(separator))) + 1;
  return at > piece.length / 2 ? at : piece.length;
}

/** As much of a text's beginning as fits, with `…` where something is missing. */
export function cutEnd(text: string, columns: number): string {
  return stringWidth(text) <= columns ? text : `${fitting([...graphemes.segment(text)].map((part) => part.segment), columns - 1).join('')}…`;
}

/** As much of a text's end as fits, with `…` where something is missing. */
export function cutStart(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  const parts = [...graphemes.segment(text)].map((part) => part.segment).reverse();
  return `…${fitting(parts, columns - 1).reverse().join('')}`;
}

/** The first graphemes that fit together. */
function fitting(parts: readonly string[], columns: number): string[] {
  let width = 0;
  const end = parts.findIndex((part) => (width += stringWidth(part)) > columns);
  return parts.slice(0, end < 0 ? parts.length : end);
}

/** A text filled up with spaces to a width in terminal columns. */
export function padText(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}

/** The width of a text in terminal columns: wide characters and emoji take two. */
export function textWidth(text: string): number {
  return stringWidth(text);
}
