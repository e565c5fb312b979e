import type { Assessment } from '../../schema/verdict/assessment.ts';
import { unexpectedReason } from '../../schema/verdict/decision-reason.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { markdown, markdownAdvice } from '../../text/markdown.ts';
import { terminal } from '../../text/terminal.ts';
import { findingNotes } from '../notes/finding-notes.ts';
import { advisoryNotes } from '../notes/advisory-notes.ts';
import { listingNotes, withoutListing } from '../notes/listing-notes.ts';
import { networkNotes } from '../notes/network-notes.ts';
import type { ReportFormat } from '../report.ts';
import type { ScannedServer } from '../scanned-server.ts';
import { stateNotes } from '../notes/state-notes.ts';
import { changeNotes, collisionNotes, combinationNotes, hintNotes, sessionNotes, sessionTitle, textNotes } from '../notes/session-notes.ts';
import type { Note } from '../notes/session-notes.ts';
import { countServer, findingsSentence, noSeverityCounts, seenSentence, worstSeverities } from '../severity-counts.ts';
import { toolNotes } from '../notes/tool-notes.ts';
import { worstFirst } from './worst-first.ts';
import { shownName } from '../../text/shown-name.ts';

/** For a pull request or a wiki: one table a server, worst tools first; counts; what could not be listed. */
export const markdownReport: ReportFormat = (head) => {
  const counts = noSeverityCounts();
  const unlisted: ScannedServer[] = [];
  return {
    begin: () => '',
    server: (scanned) => {
      countServer(counts, scanned);
      if (scanned.problem !== undefined) unlisted.push({ ...(scanned.tools.length > 0 ? withoutListing(scanned) : scanned), tools: [] });
      return scanned.tools.length === 0 ? '' : serverTable(scanned);
    },
    end: (sessions = []) => {
      const parts = worstSeverities.filter((severity) => counts.bySeverity[severity] > 0).map((severity) => `${counts.bySeverity[severity]} ${severity}`);
      const sum = `${seenSentence(counts)}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
      const sessionList = sessions.map((session) => {
        const together = sessionNotes(session);
        return together.length === 0 ? '' : `## ${session.client === undefined ? 'All servers in one session' : markdown(sessionTitle(session))}\n\n${noteItems(together)}\n`;
      }).join('');
      const found = findingsSentence(counts);
      return `${sessionList}${found === '' ? '' : `**${found}**\n\n`}${sum} (toolrisk ${head.toolrisk}, rules ${head.rules})\n${unlisted.length === 0 ? '' : `\n${unlisted.map(problemItem).join('')}`}`;
    },
  };
};

function serverTable({ server, tools, combination, texts, collisions, problem, network, changedWhileListing, states, advisories, ...how }: ScannedServer): string {
  const notes = [...stateNotes(states), ...advisoryNotes(advisories), ...(combination !== undefined && tools.length > 1 ? combinationNotes(combination) : []), ...(tools.length > 1 ? hintNotes(tools) : []), ...collisionNotes(collisions), ...(texts === undefined ? [] : textNotes(texts)),
    ...listingNotes(how), ...changeNotes(changedWhileListing), ...(problem === undefined ? networkNotes(network) : [])];
  const head = '| Tool | Severity | Class | Decision | Notes |\n| --- | --- | --- | --- | --- |\n';
  return `## ${markdown(shownName(server))}\n\n${head}${worstFirst(tools).map(toolRow).join('')}\n${notes.length === 0 ? '' : `${noteItems(notes)}\n`}`;
}

function noteItems(notes: readonly Note[]): string {
  return notes.map(({ label, text }) => `- **${label}**: ${markdownAdvice(text)}\n`).join('');
}

function toolRow(tool: Assessment): string {
  const { class: shown, severity } = shownReading(tool);
  const found = findingNotes(tool).map((note) => `**finding**: ${markdown(note)}`);
  const reason = found.length > 0 ? '' : unexpectedReason(tool);
  const notes = [...found, ...toolNotes(tool), ...(reason === '' ? [] : [markdown(reason)])];
  const cells = [markdown(shownName(tool.name, 120)), severity, shown, tool.decision, notes.join('; ')];
  return `| ${cells.join(' | ')} |\n`;
}

function problemItem({ server, outcome, problem, network, ...how }: ScannedServer): string {
  return `- **${outcome}: ${markdown(shownName(server))}** (${problem?.cause}): ${markdown(terminal(problem?.says ?? ''))} ${markdownAdvice(terminal(problem?.remedy ?? ''))}\n${[...stateNotes(how.states), ...advisoryNotes(how.advisories), ...listingNotes(how), ...networkNotes(network)].map(({ label, text }) => `  - **${label}**: ${markdownAdvice(text)}\n`).join('')}`;
}
