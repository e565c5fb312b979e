import type { AddReport, AddRow } from '../../schema/catalog/add-report.ts';
import { markdown, markdownAdvice } from '../../text/markdown.ts';
import { terminal } from '../../text/terminal.ts';

/** The report of a run over a list for people: the sums, what failed by cause, and every source. */
export function addMarkdown(report: AddReport): string {
  const { sources, ended } = report;
  const failed = sources.filter(({ outcome }) => outcome === 'failed');
  return `# Servers found out\n\n${addSums(report)}.\n\n${ended === 'interrupted' ? 'It was interrupted: run the same command again to go on.\n\n' : ''}`
    + Object.keys(report.causes).map((cause) => `## ${cause}\n\n${failed.filter((row) => row.cause === cause).map(problem).join('')}\n`).join('')
    + `## Sources\n\n| Source | Outcome | Server | Tools | Tries | Seconds |\n| --- | --- | --- | ---: | ---: | ---: |\n${sources.map(line).join('')}`;
}

/** `12 of 20 server files written, 3 were there, 5 failed (needs-network 3, no-command 2)`. */
export function addSums({ counts, causes }: Pick<AddReport, 'counts' | 'causes'>): string {
  const reasons = Object.entries(causes).map(([cause, count]) => `${cause} ${count}`).join(', ');
  return [
    counts.shown > 0 ? `${counts.shown} of ${counts.sources} server files found out` : `${counts.written} of ${counts.sources} server files written`,
    ...(counts.known > 0 ? [`${counts.known} known already`] : []), ...(counts.failed > 0 ? [`${counts.failed} failed (${reasons})`] : []), `${counts.tools} tools`,
  ].join(', ');
}

function problem({ source, says = '', remedy = '', kind, tries }: AddRow): string {
  const tried = tries.length === 0 ? '' : ` ${tries.length === 1 ? 'One try' : `${tries.length} tries`}.`;
  return `- **${markdown(terminal(source))}**: ${markdown(terminal(says))} ${markdownAdvice(terminal(remedy))}${tried}${kind === undefined ? '' : ` A ${kind.kind}: ${markdown(terminal(kind.proof))}.`}\n`;
}

function line({ source, outcome, cause, server = '', tools, tries, seconds }: AddRow): string {
  return `| ${[markdown(terminal(source)), cause === undefined ? outcome : `${outcome}: ${cause}`, server, tools ?? '', tries.length, seconds.toFixed(1)].join(' | ')} |\n`;
}
