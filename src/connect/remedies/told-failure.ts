import type { Cause } from '../causes.ts';
import type { CoveredLine } from '../sandbox/keys/covered-lines.ts';
import { namesPath } from './names-path.ts';
import { Unlisted } from '../unlisted.ts';

/** Failures of which what a program does not see may be the cause. */
const mayBeWhy: ReadonlySet<Cause> = new Set<Cause>(['exited', 'timeout', 'not-mcp', 'refused', 'start-failed']);
/** Of a remedy with such lines, which has 1000 in the report of a crawl. */
const greatest = 700;

/**
 * What was kept from a program, in lines of a report; `missing`: a sentence about a file that its words name and that is not there; `cwd`: where it
 * started, as far as that is known.
 */
export interface KeptFrom { refused: readonly string[]; covered: readonly CoveredLine[]; missing: string | null; cwd: string | null }

/**
 * A failure of a program that was not shown all it names: that is the likeliest cause, and so is what was covered, where the program says its
 * name. What else was covered is no reason. A file that is not there at all is the whole reason.
 */
export function toldFailure(failure: Unlisted, { refused, covered, missing, cwd }: KeptFrom): Unlisted {
  if (!mayBeWhy.has(failure.cause)) return failure;
  const namings = covered.map((place) => ({ place, naming: namesPath(failure.says, place.path, cwd) })).filter(({ naming }) => naming !== null);
  const sure = namings.filter(({ naming }) => naming === 'exactly');
  const named = (sure.length > 0 ? sure : namings).map(({ place }) => place);
  const remedy = missing ?? sentences([...named.map(({ line }) => line), ...refused]);
  return new Unlisted(failure.cause, failure.says, remedy === '' ? failure.remedy : remedy, failure.needs, failure.written);
}

/** A line of a report as a sentence of a remedy. */
export function asSentence(line: string): string {
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}${line.endsWith('.') ? '' : '.'}`;
}

/** As many as fit; the others stand in the notes. */
function sentences(lines: readonly string[]): string {
  return lines.map(asSentence).reduce((said, next) => (said.length + next.length < greatest ? `${said} ${next}` : said), '').trim();
}
