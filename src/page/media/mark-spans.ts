/** A piece of a quoted text, and how it is shown. `gap` stands for text left out. */
export interface Piece {
  text: string;
  mark: 'none' | 'evidence' | 'overruled' | 'stopped' | 'gap';
}

/** A stretch of a text, in UTF-16 units, and why it is marked. Where stretches overlap, the first kind of the list wins. */
export interface Span {
  start: number;
  end: number;
  mark: 'evidence' | 'stopped' | 'overruled';
}

const order = ['evidence', 'stopped', 'overruled'] as const;

/** Unmarked units kept on either side of a mark, and the least that is worth leaving out. */
const near = 90;
const leastGap = 60;

/**
 * Cuts a text into pieces along the spans, which may touch, overlap and lie inside each other. Long stretches without a mark
 * are left out. A cut never goes through a surrogate pair or a line break of two characters.
 */
export function markSpans(text: string, spans: readonly Span[]): Piece[] {
  const whole = spans.map((span) => ({ ...span, start: cutBefore(text, span.start), end: cutAfter(text, span.end) }))
    .filter((span) => span.start < span.end);
  const cuts = [...new Set([0, text.length, ...whole.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const pieces = cuts.slice(1).map((end, index): Piece => {
    const start = cuts[index] as number;
    const over = whole.filter((span) => span.start <= start && span.end >= end);
    return { text: text.slice(start, end), mark: order.find((mark) => over.some((span) => span.mark === mark)) ?? 'none' };
  });
  const merged = mergeAlike(pieces);
  return merged.flatMap((piece, index) => (piece.mark === 'none' ? leaveOut(piece.text, index === 0, index === merged.length - 1) : [piece]));
}

function mergeAlike(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last?.mark === piece.mark) last.text += piece.text;
    else merged.push({ ...piece });
  }
  return merged;
}

/** What is kept of an unmarked stretch: its ends that touch a mark. */
function leaveOut(text: string, isFirst: boolean, isLast: boolean): Piece[] {
  const head = isFirst ? 0 : wordEnd(text, near);
  const tail = isLast ? text.length : wordStart(text, text.length - near);
  const none = (kept: string): Piece[] => (kept === '' ? [] : [{ text: kept, mark: 'none' }]);
  if (tail - head < leastGap) return none(text);
  return [...none(text.slice(0, head)), { text: '', mark: 'gap' }, ...none(text.slice(tail))];
}

/** The last end of a word before, or the cut itself where there is no word to keep whole. */
function wordEnd(text: string, at: number): number {
  const end = lastSpace(text, at);
  return end > 0 && at < text.length ? end : cutAfter(text, Math.min(at, text.length));
}

/** Where the last run of white space before a place begins, or -1. A search for it would take quadratic time. */
function lastSpace(text: string, before: number): number {
  let end = Math.max(0, Math.min(before, text.length));
  while (end > 0 && !/\s/.test(text[end - 1] as string)) end -= 1;
  if (end === 0) return -1;
  while (end > 0 && /\s/.test(text[end - 1] as string)) end -= 1;
  return end;
}

function wordStart(text: string, at: number): number {
  const start = text.slice(Math.max(0, at)).search(/\s\S/);
  return start >= 0 && at > 0 ? at + start + 1 : cutBefore(text, Math.max(0, at));
}

function splits(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return (before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000) || (before === 13 && after === 10);
}

function cutBefore(text: string, at: number): number {
  return splits(text, at) ? at - 1 : Math.max(0, at);
}

function cutAfter(text: string, at: number): number {
  return splits(text, at) ? at + 1 : Math.min(text.length, at);
}
