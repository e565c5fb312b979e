/**
 * Characters that a reader does not see, or that change what the reader sees: controls (but tab, line feed), soft hyphen,
 * bidi marks, embeddings, overrides and isolates, zero-width characters, variation selectors, tags, interlinear
 * annotation, byte order mark and lone surrogates.
 */
const hiddenPattern = new RegExp([
  '[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f',
  '\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff9-\\ufffb\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}',
  '\\u{e0000}-\\u{e0fff}]|\\p{Surrogate}',
].join(''), 'gu');

/** Emoji presentation (U+FE0F) and joiners inside an emoji sequence, and the tags of a regional flag, are seen, not hidden. */
const emojiSequence = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}|(?:\p{Extended_Pictographic}|[#*0-9])(?:\u{fe0f}|\u{200d}|\u{20e3}|\p{Emoji_Modifier}|\p{Extended_Pictographic})*/gu;

/** A text of these only hides nothing: most are, and looking further costs time. */
const plain = /^[\t\n\x20-\x7e]*$/;

/** Characters of the block of tags that repeat ASCII unseen (Unicode 16, 23.9): what a model reads in them is plain text. */
const tagRun = /[\u{e0020}-\u{e007e}]+/gu;
const tagsHere = new RegExp(tagRun.source, 'yu');
const tagOffset = 0xe0000;

/** Where hidden characters stand in a text: UTF-16 offsets and code point. */
export function hiddenCharacters(text: string): { index: number; codePoint: number }[] {
  if (plain.test(text)) return [];
  const emoji = [...text.matchAll(emojiSequence)].filter((match) => match[0].length > 1)
    .map((match) => [match.index, match.index + match[0].length] as const);
  return [...text.matchAll(hiddenPattern)]
    .filter((match) => match[0] !== '\r' || text[match.index + 1] !== '\n')
    .filter(outside(emoji))
    .map((match) => ({ index: match.index, codePoint: match[0].codePointAt(0) as number }));
}

/** Tells, for places in rising order, whether each is outside all of these rising ranges; so no range is looked at twice. */
function outside(ranges: readonly (readonly [start: number, end: number])[]): (place: { index: number }) => boolean {
  let next = 0;
  return ({ index }) => {
    while (next < ranges.length && index >= ranges[next]![1]) next += 1;
    return next === ranges.length || index < ranges[next]![0];
  };
}

/** The first run of hidden characters, as UTF-16 offsets, or null when there is none. */
export function hiddenRun(text: string): { start: number; end: number } | null {
  const hidden = hiddenCharacters(text);
  const [first] = hidden;
  if (first === undefined) return null;
  let end = first.index;
  for (const { index, codePoint } of hidden) {
    if (index !== end) break;
    end += unitsOf(codePoint);
  }
  return { start: first.index, end };
}

/** What tags say in ASCII; empty when there are none. */
export function decodedTags(text: string): string {
  return (text.match(tagRun) ?? []).map(asAscii).join(' ');
}

/** The text with every hidden character written out as `⟨U+202E⟩`, and tags as what they say; carriage returns before a line feed are dropped. */
export function visible(text: string): string {
  let shown = '';
  let from = 0;
  for (const { index, codePoint } of hiddenCharacters(text)) {
    if (index < from) continue;
    const tags = tagAt(text, index);
    shown += text.slice(from, index) + (tags === null ? codePointName(codePoint) : `⟨TAG ${asAscii(tags)}⟩`);
    from = index + (tags?.length ?? unitsOf(codePoint));
  }
  return (shown + text.slice(from)).replaceAll('\r\n', '\n');
}

/** `visible` on one line: line breaks and tabs become single spaces. */
export function visibleLine(text: string): string {
  return visible(text).replace(/[\n\t]+/g, ' ');
}

/** A text cut to at most `units` UTF-16 units, never through a surrogate pair, with `…` where something is missing. */
export function shortened(text: string, units: number): string {
  if (text.length <= units) return text;
  const cut = text.slice(0, units - 1);
  return (/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut) + '…';
}

/** The run of tags that begins here, or null. */
function tagAt(text: string, index: number): string | null {
  tagsHere.lastIndex = index;
  return tagsHere.exec(text)?.[0] ?? null;
}

function asAscii(tags: string): string {
  return [...tags].map((tag) => String.fromCodePoint((tag.codePointAt(0) as number) - tagOffset)).join('');
}

function unitsOf(codePoint: number): 1 | 2 {
  return codePoint > 0xffff ? 2 : 1;
}

function codePointName(codePoint: number): string {
  return `⟨U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
