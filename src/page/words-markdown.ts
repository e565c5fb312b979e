import { markdown, markdownCode } from '../text/markdown.ts';
import { visibleLine } from '../text/visible.ts';

/**
 * A word that readers of Markdown turn into a link by themselves: many look for addresses after they have taken the
 * backslashes away, so only a code span keeps one from being a link. A bar ends the word: it would end a cell inside a span.
 */
const linkLike = /([^\s|]*(?::\/\/|www\.|@)[^\s|]*)/i;

/** A stranger's text on one line of Markdown: nothing in it is markup, and an address in it is no link. */
export function wordsMarkdown(text: string): string {
  return visibleLine(text).split(linkLike).map((part, index) => (index % 2 === 1 ? markdownCode(part) : markdown(part))).join('');
}

/** Code in a cell of a table. A bar ends the cell inside a code span too, and a backslash before it does not help. */
export function cellMarkdown(code: string): string {
  return code.includes('|') ? wordsMarkdown(code) : markdownCode(code);
}
