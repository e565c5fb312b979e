import type { SentenceMaker } from './sentences.ts';

/** Units behind a line break in which the text must go on, for the sentence to go on. */
const lineReach = 40;

/** What a character is, by its code. */
const kinds = kindsOf({ word: '_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', stop: '.!?;', line: '\n', comma: ',', colon: ':', bracket: '()', quote: '"`', bullet: '*|', space: ' ' });
const { word: isWord } = kinds.codes;

/** Reads a text of ASCII: what `readProse` does, character by character, for most descriptions are of ASCII. */
export function readAsciiProse(text: string, maker: SentenceMaker): void {
  const small = text.toLowerCase();
  const { codes, table } = kinds;
  for (let at = 0; at < text.length; at += 1) {
    const kind = table[text.charCodeAt(at)];
    if (kind === codes.word) {
      const end = wordEnd(text, at);
      maker.word(small.slice(at, end), at, end);
      at = end - 1;
    } else if (kind === codes.space) {
      if (text.startsWith('- ', at + 1)) {
        maker.mark('-');
        at += 2;
      }
    } else if (kind === codes.stop) {
      if (at + 1 === text.length || endsSentence(text.charCodeAt(at + 1))) maker.end();
    } else if (kind === codes.comma) maker.mark(',');
    else if (kind === codes.colon) maker.mark(':');
    else if (kind === codes.bracket) maker.mark('(');
    else if (kind === codes.quote) maker.mark('"');
    else if (kind === codes.bullet) maker.bullet();
    else if (kind === codes.line && !goesOn(text, at)) maker.end();
  }
}

function kindsOf<K extends string>(characters: Record<K, string>): { codes: Record<K, number>; table: Uint8Array } {
  const table = new Uint8Array(128);
  const codes = {} as Record<K, number>;
  (Object.entries(characters) as [K, string][]).forEach(([kind, members], index) => {
    codes[kind] = index + 1;
    for (const member of members) table[member.charCodeAt(0)] = index + 1;
  });
  return { codes, table };
}

/** `\w[\w']*(?:-\w+)*` */
function wordEnd(text: string, start: number): number {
  const { table } = kinds;
  let at = start + 1;
  while (table[text.charCodeAt(at)] === isWord || text.charCodeAt(at) === 39) at += 1;
  while (text.charCodeAt(at) === 45 && table[text.charCodeAt(at + 1)] === isWord) {
    at += 2;
    while (table[text.charCodeAt(at)] === isWord) at += 1;
  }
  return at;
}

/** White space, or what closes a quotation: `[\s"')\]*`]`. */
function endsSentence(code: number): boolean {
  return isSpace(code) || code === 34 || code === 39 || code === 41 || code === 93 || code === 42 || code === 96;
}

/** Whether the text goes on in lower case after the line break that stands here. */
function goesOn(text: string, line: number): boolean {
  let at = line;
  while (at < line + lineReach && isSpace(text.charCodeAt(at))) at += 1;
  const code = text.charCodeAt(at);
  return at < line + lineReach && code >= 97 && code <= 122;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
