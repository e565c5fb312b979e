import { assessmentText } from './assessment-text.ts';
import { jsonText } from '../json-text.ts';
import type { ReportFormat } from '../report.ts';

/** One JSON object `{ toolrisk, rules, servers: [{ server, outcome, sandbox?, notes?, problem?, combination?, texts?, tools }], session? }`, one tool a line. */
export const jsonReport: ReportFormat = (head) => {
  let servers = 0;
  return {
    begin: () => `{\n  "toolrisk": ${jsonText(head.toolrisk)},\n  "rules": ${jsonText(head.rules)},\n  "servers": [`,
    server: ({ tools, ...rest }) => {
      servers += 1;
      const lines = tools.map((tool) => `\n      ${assessmentText(tool)}`).join(',');
      return `${servers === 1 ? '' : ','}\n    ${jsonText(rest).slice(0, -1)},"tools":[${lines}${tools.length === 0 ? '' : '\n    '}]}`;
    },
    end: (session) => `${servers === 0 ? '' : '\n  '}]${session === undefined ? '' : `,\n  "session": ${jsonText(session)}`}\n}\n`,
  };
};
