import { findingSeverity } from '../../schema/vocabulary.ts';
import { terminal } from '../../text/terminal.ts';
import { networkNotes } from '../notes/network-notes.ts';
import type { Report, ReportFormat, ReportStyle, SessionOf } from '../report.ts';
import type { ScannedServer } from '../scanned-server.ts';
import { advisoryNotes } from '../notes/advisory-notes.ts';
import { listingNotes, withoutListing } from '../notes/listing-notes.ts';
import { stateNotes } from '../notes/state-notes.ts';
import { changeNotes, collisionNotes, combinationNotes, hintNotes, sessionNotes, sessionTitle, textNotes } from '../notes/session-notes.ts';
import type { Note } from '../notes/session-notes.ts';
import { countServer, counted, findingsSentence, noSeverityCounts, seenSentence, worstSeverities } from '../severity-counts.ts';
import type { SeverityCounts } from '../severity-counts.ts';
import { nameColumnsFor, tableHead, tableRows } from './table-rows.ts';
import { worstFirst } from './worst-first.ts';
import { wrapText } from '../wrap.ts';
import { shownName } from '../../text/shown-name.ts';

/** For people: one table a server, worst tools first; then the counts; last, what could not be listed, why, and what to do. */
export const tableReport: ReportFormat = (head, style) => {
  const counts = noSeverityCounts();
  const unlisted: ScannedServer[] = [];
  let open: { server: string; nameColumns: number } | null = null;
  return {
    begin: () => '',
    server: (scanned) => {
      countServer(counts, scanned);
      if (scanned.problem !== undefined) unlisted.push({ ...(scanned.tools.length > 0 ? withoutListing(scanned) : scanned), tools: [] });
      if (scanned.tools.length === 0) return '';
      // Rows that name no server come one by one: they continue the table of the one before.
      if (open?.server === scanned.server) return tableBody(scanned, open.nameColumns, style);
      const start = open === null ? '' : '\n';
      open = { server: scanned.server, nameColumns: nameColumnsFor(scanned.tools, style) };
      return `${start}${tableTitle(scanned, style)}${tableHead(open.nameColumns, style)}${tableBody(scanned, open.nameColumns, style)}`;
    },
    end: (sessions = []) => `${sessions.map((session) => sessionLines(session, style)).join('')}${counts.tools === 0 ? '' : '\n'}${summary(counts, style)}${style.paint('faint', `toolrisk ${head.toolrisk}, rules ${head.rules}`)}\n${unlisted.map((server) => problemLines(server, style)).join('')}`,
  } satisfies Report;
};

function tableTitle({ server, tools }: ScannedServer, { columns, paint }: ReportStyle): string {
  const title = shownName(server) + (tools.length === 1 ? '' : ` · ${counted(tools.length, 'tool')}`);
  return wrapText(title, columns).map((line) => `${paint('strong', line)}\n`).join('');
}

function tableBody({ tools, combination, texts, collisions, problem, network, changedWhileListing, states, advisories, ...how }: ScannedServer, nameColumns: number, style: ReportStyle): string {
  const notes = [...stateNotes(states), ...advisoryNotes(advisories), ...(combination !== undefined && tools.length > 1 ? combinationNotes(combination) : []), ...(tools.length > 1 ? hintNotes(tools) : []), ...collisionNotes(collisions), ...(texts === undefined ? [] : textNotes(texts)),
    ...listingNotes(how), ...changeNotes(changedWhileListing), ...(problem === undefined ? networkNotes(network) : [])];
  return tableRows(worstFirst(tools), nameColumns, style) + noteLines(notes, style);
}

/** What the servers make possible together; nothing when that is no more than each alone. */
function sessionLines(session: SessionOf, style: ReportStyle): string {
  const notes = sessionNotes(session);
  return notes.length === 0 ? '' : `\n${wrapText(sessionTitle(session), style.columns).map((line) => `${style.paint('strong', line)}\n`).join('')}${noteLines(notes, style)}`;
}

function noteLines(notes: readonly Note[], style: ReportStyle): string {
  return notes.map(({ label, text }) => indented(label, text, style)).join('');
}

function summary(counts: SeverityCounts, { columns, paint }: ReportStyle): string {
  const { bySeverity } = counts;
  const parts = worstSeverities.filter((severity) => bySeverity[severity] > 0).map((severity) => paint(severity, `${bySeverity[severity]} ${severity}`));
  const sum = wrapText(`${seenSentence(counts)}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`, columns).map((line) => `${line}\n`).join('');
  return `${sum}${wrapText(findingsSentence(counts), columns).filter((line) => line !== '').map((line) => `${paint(findingSeverity, line)}\n`).join('')}`;
}

function problemLines({ server, outcome, problem, network, ...how }: ScannedServer, style: ReportStyle): string {
  const head = wrapText(`${outcome}: ${shownName(server)}`, style.columns).map((line) => `${style.paint('strong', line)}\n`).join('');
  return `\n${head}${indented('cause', `${problem?.cause}: ${terminal(problem?.says ?? '')}`, style)}${indented('remedy', terminal(problem?.remedy ?? ''), style)}${noteLines([...stateNotes(how.states), ...advisoryNotes(how.advisories), ...listingNotes(how), ...networkNotes(network)], style)}`;
}

function indented(label: string, text: string, { columns }: ReportStyle): string {
  const start = `  ${label.padEnd(8)}  `;
  return wrapText(text, columns - start.length)
    .map((line, index) => `${index === 0 ? start : ' '.repeat(start.length)}${line}\n`).join('');
}
