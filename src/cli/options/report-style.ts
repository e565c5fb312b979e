import { styleText } from 'node:util';
import type { ReportStyle } from '../../report/report.ts';

type Tone = Parameters<ReportStyle['paint']>[0];

const tones: Record<Tone, Parameters<typeof styleText>[0]> = {
  critical: ['bold', 'red'], high: 'red', medium: 'yellow', low: 'green', strong: 'bold', faint: 'dim',
};
/** Wider tables are harder to read across. */
const mostColumns = 120;
/** What a pipe gets, and no more where COLUMNS asks for less. */
const pipeColumns = 80;
/** Words and labels need as much; a narrower terminal breaks the lines itself. */
const leastColumns = 40;

/** How a report looks on standard output: colours on a terminal only, and not where NO_COLOR is set (no-color.org). */
export function reportStyle(stdout: NodeJS.WriteStream, env: NodeJS.ProcessEnv): ReportStyle {
  const colours = stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  return { columns: columnsOf(stdout, env), paint: (tone, text) => (colours ? styleText(tones[tone], text, { validateStream: false }) : text) };
}

/** Columns for what is printed: those of a terminal, of a pipe as many as are usual, or fewer where COLUMNS says so. */
export function columnsOf(stdout: NodeJS.WriteStream, env: NodeJS.ProcessEnv): number {
  const asked = stdout.isTTY === true ? Math.min(mostColumns, stdout.columns || pipeColumns) : Math.min(pipeColumns, Number(env['COLUMNS']) || pipeColumns);
  return Math.max(leastColumns, asked);
}
