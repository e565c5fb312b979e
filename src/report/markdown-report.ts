import type { Assessment } from '../schema/assessment.ts';
import { markdown } from '../text/markdown.ts';
import { terminal } from '../text/terminal.ts';
import type { ReportFormat } from './report.ts';
import type { ScannedServer } from './scanned-server.ts';
import { countServer, counted, noSeverityCounts, worstSeverities } from './severity-counts.ts';
import { toolNotes } from './tool-notes.ts';
import { worstFirst } from './worst-first.ts';

/** For a pull request or a wiki: one table a server, worst tools first; counts; what could not be listed. */
export const markdownReport: ReportFormat = (head) => {
  const counts = noSeverityCounts();
  const unlisted: ScannedServer[] = [];
  return {
    begin: () => '',
    server: (scanned) => {
      countServer(counts, scanned);
      if (scanned.problem !== undefined) unlisted.push({ ...scanned, tools: [] });
      return scanned.tools.length === 0 ? '' : serverTable(scanned);
    },
    end: () => {
      const parts = worstSeverities.filter((severity) => counts.bySeverity[severity] > 0).map((severity) => `${counts.bySeverity[severity]} ${severity}`);
      const sum = `${counted(counts.tools, 'tool')} of ${counted(counts.servers, 'server')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
      return `${sum} (toolrisk ${head.toolrisk}, rules ${head.rules})\n${unlisted.length === 0 ? '' : `\n${unlisted.map(problemItem).join('')}`}`;
    },
  };
};

function serverTable({ server, tools }: ScannedServer): string {
  const head = '| Tool | Severity | Class | Decision | Notes |\n| --- | --- | --- | --- | --- |\n';
  return `## ${markdown(terminal(server, 200))}\n\n${head}${worstFirst(tools).map(toolRow).join('')}\n`;
}

function toolRow(tool: Assessment): string {
  const cells = [markdown(terminal(tool.name, 120)), tool.severity, tool.class, tool.decision, toolNotes(tool).join('; ')];
  return `| ${cells.join(' | ')} |\n`;
}

function problemItem({ server, outcome, problem }: ScannedServer): string {
  return `- **${outcome}: ${markdown(terminal(server, 200))}** (${problem?.cause}): ${markdown(terminal(problem?.says ?? ''))} ${markdown(terminal(problem?.remedy ?? ''))}\n`;
}
