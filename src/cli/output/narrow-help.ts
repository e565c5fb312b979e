import { wrapText } from '../../report/wrap.ts';

/** What the texts of the help are written for. */
const writtenFor = 80;

/**
 * A help text in fewer columns than its texts were written for. Prose is wrapped anew; of an example, what it does goes below it. A command
 * is never broken: it is there to be copied.
 */
export function narrowHelp(text: string, columns: number): string {
  if (columns >= writtenFor) return text;
  return text.split(/(\n(?:[ \t]*\n)+)/).map((block) => (isTooWide(block, columns) ? narrowBlock(block, columns) : block)).join('');
}

function isTooWide(block: string, columns: number): boolean {
  return block.split('\n').some((line) => line.length > columns);
}

function narrowBlock(block: string, columns: number): string {
  const made: string[] = [];
  let prose: string[] = [];
  const endProse = () => {
    if (prose.length > 0) made.push(...wrapText(prose.join(' '), columns));
    prose = [];
  };
  for (const line of block.split('\n')) {
    if (/^\S/.test(line)) prose.push(line);
    else {
      endProse();
      made.push(...narrowLine(line, columns));
    }
  }
  endProse();
  return made.join('\n');
}

function narrowLine(line: string, columns: number): string[] {
  if (line.length <= columns) return [line];
  const indent = line.search(/\S/);
  const gap = line.indexOf('  ', indent);
  const says = gap < 0 ? '' : line.slice(gap).trim();
  if (indent > 0 && says !== '') return [line.slice(0, gap), ...indented(says, 6, columns)];
  // What stands far to the right says what the example above it does.
  return indent > 6 ? indented(line.slice(indent), 6, columns) : [line];
}

function indented(text: string, indent: number, columns: number): string[] {
  return wrapText(text, columns - indent).map((each) => `${' '.repeat(indent)}${each}`);
}
