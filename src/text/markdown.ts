import { visible, visibleLine } from './visible.ts';

/** A stranger's text on one line of Markdown: nothing in it is markup, a link, HTML or a table cell border. */
export function markdown(text: string): string {
  return visibleLine(text)
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
