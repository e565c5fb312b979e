import { basename } from 'node:path';
import type { Cause } from '../causes.ts';
import type { CoveredLine } from '../sandbox/keys/covered-lines.ts';
import { Unlisted } from '../unlisted.ts';

/** Failures of which what a program does not see may be the cause. */
const mayBeWhy: ReadonlySet<Cause> = new Set<Cause>(['exited', 'timeout', 'not-mcp', 'refused', 'start-failed']);
/** Of a remedy with such lines, which has 1000 in the report of a crawl; and the covered places that it names though the program does not. */
const [greatest, mostNear] = [700, 2];

/**
 * A failure of a program that was not shown all it names: that is the likeliest cause, and so is what was covered, where the program says its
 * name. What else was covered is said beside what to do, the nearest to its working folder.
 */
export function toldFailure(failure: Unlisted, refused: readonly string[], covered: readonly CoveredLine[]): Unlisted {
  if (!mayBeWhy.has(failure.cause)) return failure;
  const named = covered.filter(({ path }) => failure.says.includes(basename(path)));
  const near = covered.filter((place) => !place.isAside && !named.includes(place)).slice(0, mostNear);
  const remedy = sentences([...named.map(({ line }) => line), ...refused]);
  const besides = sentences(near.map(({ line }) => line));
  return new Unlisted(failure.cause, failure.says, remedy === '' ? failure.remedy : remedy, failure.needs, named.length > 0 ? '' : besides);
}

/** A line of a report as a sentence of a remedy. */
export function asSentence(line: string): string {
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}${line.endsWith('.') ? '' : '.'}`;
}

/** As many as fit; the others stand in the notes. */
function sentences(lines: readonly string[]): string {
  return lines.map(asSentence).reduce((said, next) => (said.length + next.length < greatest ? `${said} ${next}` : said), '').trim();
}
