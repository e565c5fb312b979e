import { visibleLine } from './visible.ts';

/** Spaces that are not the one that is typed: they take no room, or another one, and can pass for it. */
const oddSpace = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]/gu;
/** What frames are drawn with: nothing in a frame may look like its edge. */
const drawing = /[\u2500-\u259f\u23b8-\u23bf\u239b-\u23ae\u2758-\u275a\u01c0\u01c1\u2223\u2225\uff5c\uffe8]|[\u{1fb00}-\u{1fbaf}]/gu;
/** Marks that are put on one letter; from the third on they reach into other lines. */
const heaped = /\p{M}{3,}/gu;

/**
 * A stranger's text for a frame that people decide by: on one line, every character that is not seen, breaks a line, or could pass for the frame
 * or for empty room written out.
 */
export function framed(text: string): string {
  const lines = text.replace(/\r\n|[\n\r\t]/g, (found) => [...found].map(codePoint).join(''));
  return visibleLine(lines.replace(drawing, codePoint).replace(oddSpace, codePoint).replace(heaped, (marks) => [...marks].map(codePoint).join('')))
    .replace(/ {2,}|^ | $/g, (spaces) => (spaces.length === 1 ? '⟨space⟩' : `⟨${spaces.length} spaces⟩`));
}

/**
 * The same, of a long text its beginning and end, and how much is left out between; for names and places, never for what is started.
 * `units`: the most to keep, as it is written out.
 */
export function framedShort(text: string, units: number): string {
  if (text.length <= units && framed(text).length <= units) return framed(text);
  const characters = [...text.slice(0, units), ...text.slice(Math.max(units, text.length - units))];
  const [head, tail] = [fitting(characters, Math.ceil(units * 0.7), false), fitting(characters, Math.floor(units * 0.3), true)];
  if (head.length + tail.length >= text.length) return framed(text);
  return `${framed(head)} ⟨… ${text.length - head.length - tail.length} of ${text.length} characters left out …⟩ ${framed(tail)}`;
}

/** As many of the first characters, or of the last, as can be written out in so many units. */
function fitting(characters: readonly string[], units: number, isTail: boolean): string {
  let kept = characters.slice(isTail ? -units : 0, isTail ? undefined : units);
  const half = (share: readonly string[]) => (isTail ? share.slice(Math.ceil(share.length / 2)) : share.slice(0, Math.floor(share.length / 2)));
  while (kept.length > 0 && framed(kept.join('')).length > units) kept = half(kept);
  return kept.join('');
}

/** Lines of at most `columns` columns. All but ASCII counts for two: what a terminal takes for it is not known, and no line may be wider than the frame. */
export function framedLines(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const character of text) {
    const wide = character >= ' ' && character <= '~' ? 1 : 2;
    if (width + wide > columns) {
      lines.push(line);
      [line, width] = ['', 0];
    }
    line += character;
    width += wide;
  }
  return [...lines, line];
}

/** The same for a sentence of toolrisk's own: broken at spaces, and in a word only where that is wider than a line. */
export function framedWords(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const joined = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (framedLines(joined, columns).length === 1) lines.splice(-1, 1, joined);
    else lines.push(...framedLines(word, columns));
  }
  return lines;
}

function codePoint(character: string): string {
  return `⟨U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
