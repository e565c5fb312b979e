import type { CrawlReport, CrawlRow } from '../../schema/catalog/crawl-report.ts';
import { sayListChange } from '../../schema/list-change.ts';
import { markdown, markdownAdvice } from '../../text/markdown.ts';
import { terminal } from '../../text/terminal.ts';
import { droppedLine } from './dropped-line.ts';
import { askedLine } from '../notes/network-notes.ts';
import { sandboxes } from '../../schema/output/scan-words.ts';

const endings: Record<CrawlReport['ended'], string> = {
  done: '',
  interrupted: 'It was interrupted: run the same command again to go on.\n\n',
  deadline: 'Its deadline came before its end: run the same command again to go on.\n\n',
};

/** The report of a crawl for people: the sums, every server, and what to do about those that were not listed. */
export function crawlMarkdown(report: CrawlReport): string {
  const { counts, servers } = report;
  const short = servers.filter((row) => row.outcome !== 'listed');
  const callers = servers.filter((row) => askedLine(row) !== '');
  const floating = servers.filter((row) => row.dependencies !== undefined);
  const sums = [`${counts.listed} of ${counts.servers} servers listed`, `${counts.changed} changed`, `${counts.tools} tools`];
  for (const outcome of ['partial', 'failed', 'skipped'] as const) if (counts[outcome] > 0) sums.push(`${counts[outcome]} ${outcome}`);
  const took = `${report.seconds} s in all, median ${report.medianSeconds} s a server; toolrisk itself took ${mebibytes(report.peakMemory)}.`;
  return `# Crawl of ${report.begun.slice(0, 16).replace('T', ' ')} UTC\n\n${sums.join(', ')}. ${took}\n\n${endings[report.ended]}${report.dropped === undefined ? '' : `${droppedLine(report.dropped)}: somebody else writes to its Redis, or has another key.\n\n`}`
    + `${short.length === 0 ? '' : `## Not listed\n\n${short.map(problem).join('')}\n`}`
    + `${callers.length === 0 ? '' : `## Asked for the network\n\n${callers.map(caller).join('')}\n`}`
    + notShownSection(servers)
    + changedSection(servers)
    + `${floating.length === 0 ? '' : `## Only dependencies changed\n\n${floating.map(changed).join('')}\n`}`
    + `## Servers\n\n| Server | Outcome | Tools | Seconds | Tries | Sandbox | Limits | Memory | Refused |\n| --- | --- | ---: | ---: | ---: | --- | --- | ---: | ---: |\n${servers.map(line).join('')}`;
}

/** What programs were not shown of this machine. */
function notShownSection(servers: readonly CrawlRow[]): string {
  const items = servers.flatMap(({ server, notShown = [] }) => notShown.map((line) => `- **${server}**: ${markdownAdvice(terminal(line))}\n`));
  return items.length === 0 ? '' : `## Not shown\n\n${items.join('')}\n`;
}

/** Servers that did not say the same twice. */
function changedSection(servers: readonly CrawlRow[]): string {
  const items = servers.flatMap(({ server, changedWhileListing: change }) => (change === undefined ? [] : [`- **${server}**: ${markdown(terminal(sayListChange(change)))}\n`]));
  return items.length === 0 ? '' : `## Changed while they were listed\n\n${items.join('')}\n`;
}

function problem({ server, outcome, cause, says = '', remedy = '' }: CrawlRow): string {
  return `- **${outcome}: ${server}**${cause === undefined ? '' : ` (${cause})`}: ${markdown(terminal(says))} ${markdownAdvice(terminal(remedy))}\n`.replace(/ \n$/, '\n');
}

/** What a server asked for, though only its list was wanted. */
function caller(row: CrawlRow): string {
  return `- **${row.server}**: ${markdown(askedLine(row))}\n`;
}

/** Which packages changed under the same pin. */
function changed({ server, dependencies = '' }: CrawlRow): string {
  return `- **${server}**: ${markdown(terminal(dependencies))}\n`;
}

function line({ server, outcome, written, resumed, tools, seconds, attempts, sandbox, limits, survivors, peakMemory, refused }: CrawlRow): string {
  const what = `${outcome}${written === 'written' ? ', changed' : ''}${resumed === true ? ', earlier' : ''}`;
  const cells = [server, what, tools ?? '', seconds.toFixed(1), attempts, `${sandbox === undefined ? '' : sandboxes[sandbox]}${survivors === undefined ? '' : ', survivors possible'}`, limits ?? '', peakMemory === undefined ? '' : mebibytes(peakMemory), refused ?? ''];
  return `| ${cells.join(' | ')} |\n`;
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)} MiB`;
}
