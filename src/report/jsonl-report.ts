import { assessmentText } from './assessment-text.ts';
import type { ReportFormat } from './report.ts';

/** JSON Lines: one tool a line, in the order given. What was not listed has no line here. */
export const jsonlReport: ReportFormat = () => ({
  begin: () => '',
  server: ({ tools }) => tools.map((tool) => `${assessmentText(tool)}\n`).join(''),
  end: () => '',
});
