import { basename } from 'node:path';
import type { Cause } from '../causes.ts';
import type { CoveredLine } from '../sandbox/keys/covered-lines.ts';
import { Unlisted } from '../unlisted.ts';

/** Failures of which what a program does not see may be the cause. */
const mayBeWhy: ReadonlySet<Cause> = new Set<Cause>(['exited', 'timeout', 'not-mcp', 'refused', 'start-failed']);
/** Of a remedy with such lines, which has 1000 in the report of a crawl. */
const greatest = 700;

/** What was kept from a program, in lines of a report; `missing`: a sentence about a file that its words name and that is not there. */
export interface KeptFrom { refused: readonly string[]; covered: readonly CoveredLine[]; missing: string | null }

/**
 * A failure of a program that was not shown all it names: that is the likeliest cause, and so is what was covered, where the program says its
 * name. What else was covered is no reason. A file that is not there at all is the whole reason.
 */
export function toldFailure(failure: Unlisted, { refused, covered, missing }: KeptFrom): Unlisted {
  if (!mayBeWhy.has(failure.cause)) return failure;
  const named = covered.filter(({ path }) => isNamed(path, failure.says));
  const remedy = missing ?? sentences([...named.map(({ line }) => line), ...refused]);
  return new Unlisted(failure.cause, failure.says, remedy === '' ? failure.remedy : remedy, failure.needs);
}

/** Whether a text names a path: by a name that is none of a word, or by one that stands in a path. */
function isNamed(path: string, text: string): boolean {
  const name = basename(path);
  if (text.includes(path)) return true;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + name.length] ?? ' '];
    if (!/[\w-]/.test(after) && (name.includes('.') ? !/[\w-]/.test(before) : /[\\/]/.test(before))) return true;
  }
  return false;
}

/** A line of a report as a sentence of a remedy. */
export function asSentence(line: string): string {
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}${line.endsWith('.') ? '' : '.'}`;
}

/** As many as fit; the others stand in the notes. */
function sentences(lines: readonly string[]): string {
  return lines.map(asSentence).reduce((said, next) => (said.length + next.length < greatest ? `${said} ${next}` : said), '').trim();
}
