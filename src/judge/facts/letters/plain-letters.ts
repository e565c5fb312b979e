/**
 * Letters of other scripts that look like a Latin one, by that one. Source: the confusables of Unicode Technical Standard 39, those
 * of Cyrillic, Greek and Armenian that look alike in common fonts.
 */
const alike: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', һ: 'h', і: 'i', ї: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', н: 'h', о: 'o', р: 'p', ԛ: 'q', ѕ: 's', т: 't', у: 'y', ѵ: 'v', ԝ: 'w', х: 'x',
  α: 'a', β: 'b', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', ց: 'g', օ: 'o', ս: 'u', հ: 'h', ո: 'n',
};

/** A name as a hurried reader sees it: case, separators, accents and look-alike letters do not count. */
export function plainLetters(name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '').replace(/[^\x00-\x7f]/g, plainLetter);
}

/** The Latin letter that a small one looks like, or itself. */
export function plainLetter(letter: string): string {
  return alike[letter] ?? letter;
}
