import { hiddenCharacters } from '../../text/visible.ts';

/**
 * The inside of a string literal. Characters that end or break a literal become the escapes of `special`; what a reader does not
 * see becomes what `escape` makes of its code point. Half characters (lone surrogates), which no engine reads, become U+FFFD, so a
 * rule that holds one matches nothing.
 */
export function literalText(text: string, special: Readonly<Record<string, string>>, escape: (codePoint: number) => string): string {
  const whole = text.replace(/\p{Surrogate}/gu, '\ufffd');
  const hidden = new Set(hiddenCharacters(whole).map(({ index }) => index));
  let written = '';
  for (let at = 0; at < whole.length;) {
    const character = String.fromCodePoint(whole.codePointAt(at) as number);
    written += special[character] ?? (hidden.has(at) || /[\u0000-\u001f]/.test(character) ? escape(character.codePointAt(0) as number) : character);
    at += character.length;
  }
  return written;
}
