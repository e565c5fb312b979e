/** Longest word the index keeps; what people type is cut alike. */
const longest = 24;

/** Words that stand in nearly every description and find nothing. */
const empty = new Set(('a an and are as at be by can for from has have if in into is it its of on or that the this to use used '
  + 'using when which will with you your').split(' '));

/**
 * The words of a text, as the index and a query spell them: lower case, without accents, split where the case changes
 * (`createUser`) and at everything that is neither letter nor digit. Each word once, in order.
 */
export function wordsOf(text: string): string[] {
  const plain = text.replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ').normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
  return [...new Set((plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => [...word].slice(0, longest).join('')))];
}

/** The words of prose that tell one text from another. */
export function tellingWords(text: string): string[] {
  return wordsOf(text).filter((word) => word.length > 1 && !empty.has(word));
}

/** All words of a name as one, so that `readfile` finds `read_file`, and the exact name stands first. */
export function joinedName(text: string): string {
  return [...wordsOf(text).join('')].slice(0, longest).join('');
}
