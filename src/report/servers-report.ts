import type { CatalogRow } from '../schema/output/server-list.ts';
import { terminal } from '../text/terminal.ts';
import { jsonText } from './json-text.ts';
import type { ReportStyle } from './report.ts';
import { counted } from './severity-counts.ts';
import { cutEnd, padText, textWidth } from './wrap.ts';

/** The servers of a catalog as a table: id, how many tools, the worst of them, and what it is; the id is what other commands take. */
export function serversTable(rows: readonly CatalogRow[], { columns, paint }: ReportStyle): string {
  const ids = Math.min(Math.floor(columns / 2), Math.max(6, ...rows.map(({ server }) => textWidth(server))));
  const line = ({ server, tools, worst, title, state }: CatalogRow) => {
    const count = tools === null ? '-' : String(tools);
    const fixed = `${padText(cutEnd(server, ids), ids)}  ${count.padStart(5)}  `;
    return `${fixed}${worst === null ? ''.padEnd(8) : paint(worst, worst.padEnd(8))}  ${cutEnd(`${terminal(title, 200)}${state === undefined ? '' : `, ${state}`}`, Math.max(10, columns - fixed.length - 10))}\n`;
  };
  const head = paint('faint', `${'SERVER'.padEnd(ids)}  TOOLS  WORST     WHAT`);
  return `${rows.length === 0 ? '' : `${head}\n${rows.map(line).join('')}\n`}${counted(rows.length, 'server')}\n`;
}

/** The same for programs: one JSON object `{ servers: [{ server, title, about, topic, source, tools, worst, state? }] }`, a server a line. */
export function serversJson(rows: readonly CatalogRow[]): string {
  return `{\n  "servers": [${rows.map((row) => `\n    ${jsonText(row)}`).join(',')}${rows.length === 0 ? '' : '\n  '}]\n}\n`;
}
