import { styleText } from 'node:util';
import type { ReportStyle } from '../../report/report.ts';

type Tone = Parameters<ReportStyle['paint']>[0];

const tones: Record<Tone, Parameters<typeof styleText>[0]> = {
  critical: ['bold', 'red'], high: 'red', medium: 'yellow', low: 'green', strong: 'bold', faint: 'dim',
};
/** Wider tables are harder to read across. */
const mostColumns = 120;
const leastColumns = 80;

/** How a report looks on standard output: colours on a terminal only, and not where NO_COLOR is set (no-color.org). */
export function reportStyle(stdout: NodeJS.WriteStream, env: NodeJS.ProcessEnv): ReportStyle {
  const colours = stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  const columns = stdout.isTTY === true ? Math.min(mostColumns, Math.max(leastColumns, stdout.columns)) : leastColumns;
  return { columns, paint: (tone, text) => (colours ? styleText(tones[tone], text, { validateStream: false }) : text) };
}
