import { jsonText } from '../json-text.ts';
import type { ReportFormat } from '../report.ts';
import { toolText } from '../tool-text.ts';

/**
 * JSON Lines: one tool a line, in the order given, each with where its server stands, its version, how that was shut in, and the state of the rules. What was
 * not listed has no line here.
 */
export const jsonlReport: ReportFormat = ({ rules }) => ({
  begin: () => '',
  server: ({ tools, from, version, sandbox }) => {
    const end = `,${jsonText({ from, version, sandbox, rules }).slice(1)}`;
    return tools.map((tool) => `${toolText(tool).slice(0, -1)}${end}\n`).join('');
  },
  end: () => '',
});
