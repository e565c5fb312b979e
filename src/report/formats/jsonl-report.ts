import { assessmentText } from './assessment-text.ts';
import { jsonText } from '../json-text.ts';
import type { ReportFormat } from '../report.ts';

/** JSON Lines: one tool a line, in the order given, each with how its server was shut in. What was not listed has no line here. */
export const jsonlReport: ReportFormat = () => ({
  begin: () => '',
  server: ({ tools, sandbox }) => {
    const end = sandbox === undefined ? '}' : `,"sandbox":${jsonText(sandbox)}}`;
    return tools.map((tool) => `${assessmentText(tool).slice(0, -1)}${end}\n`).join('');
  },
  end: () => '',
});
