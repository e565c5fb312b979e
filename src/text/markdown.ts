import { visible, visibleLine } from './visible.ts';

/**
 * What readers of Markdown turn into a link by themselves: many look for addresses after they have taken the backslashes away,
 * so only a code span keeps a word with one from being a link. A bar ends the word: it would end a cell inside a span.
 */
const linkLike = /:\/\/|www\.|@/i;

/** A stranger's text on one line of Markdown: nothing in it is markup, HTML or a table cell border, and an address is no link. */
export function markdown(text: string): string {
  const words = visibleLine(text).split(/([\s|]+)/);
  return joined(words).map((part) => (linkLike.test(part) ? markdownCode(part) : escaped(part))).join('');
}

/** An option with its value, where that looks like one and not like the next word of a sentence: a path, a host, a quoted word, a name in capitals. */
const option = /(?<=^|\s)--[a-z][a-z-]*(?: (?:'[^'\n|]*'|(?=[^\s|]*[./:=~@])[^\s|]*[^\s|.,;:)]|[A-Z][A-Z0-9_]*(?=[\s.,;)]|$)))?/g;

/** Advice on one line of Markdown: as `markdown`, and options of a command line as code, so that they can be copied from the source too. */
export function markdownAdvice(text: string): string {
  const line = visibleLine(text);
  let [said, at] = ['', 0];
  for (const { 0: code, index } of line.matchAll(option)) {
    said += markdown(line.slice(at, index)) + markdownCode(code);
    at = index + code.length;
  }
  return said + markdown(line.slice(at));
}

/** Neighbouring words without an address as one piece, so that what begins a line is still known as that. */
function joined(words: readonly string[]): string[] {
  const parts: string[] = [];
  let plain = '';
  for (const word of words) {
    if (!linkLike.test(word)) plain += word;
    else {
      parts.push(plain, word);
      plain = '';
    }
  }
  return [...parts, plain].filter((part) => part !== '');
}

/** Code in a cell of a table. A bar ends the cell inside a code span too, and a backslash before it does not help. */
export function markdownCell(code: string): string {
  return code.includes('|') ? markdown(code) : markdownCode(code);
}

function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()<>#+!|~$^@:&"'=-]/g, (character) => `\\${character}`)
    .replace(/^(\s*)(\d+)([.)])/, '$1$2\\$3')
    .replace(/\bwww\./gi, (start) => `${start.slice(0, 3)}\\.`);
}

/** A stranger's text as a Markdown code span, fenced by more backticks than it contains. */
export function markdownCode(text: string): string {
  const line = visibleLine(text);
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') || line.trim() === '' ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A stranger's text, or a snippet, as a fenced block that it cannot close. */
export function markdownBlock(text: string, language = ''): string {
  const shown = visible(text);
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown}${shown.endsWith('\n') ? '' : '\n'}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
