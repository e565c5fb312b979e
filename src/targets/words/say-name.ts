import { shortened, visibleLine } from '../../text/visible.ts';

/** Length of a name inside a sentence, in UTF-16 units: a sentence with a longer one cannot be read. */
const longestName = 80;

/**
 * A stranger's name inside a plain sentence: one line, hidden characters visible, cut short, and in quotes unless it is a single
 * plain word, so that it cannot be read as part of the sentence. Skins escape the sentence for their medium afterwards.
 */
export function sayName(name: string): string {
  const said = shortened(visibleLine(shortened(name, longestName * 2)), longestName);
  return /^[\w/-]+(\.[\w/-]+)*$/.test(said) ? said : `“${said}”`;
}
