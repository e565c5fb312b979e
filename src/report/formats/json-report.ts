import { jsonText } from '../json-text.ts';
import type { ReportFormat } from '../report.ts';
import { toolText } from '../tool-text.ts';

/** One JSON object `{ toolrisk, rules, servers: [{ server, version?, outcome, sandbox?, notes?, problem?, combination?, texts?, tools }], session? }`, one tool a line. */
export const jsonReport: ReportFormat = (head) => {
  let servers = 0;
  return {
    begin: () => `{\n  "toolrisk": ${jsonText(head.toolrisk)},\n  "rules": ${jsonText(head.rules)},\n  "servers": [`,
    server: ({ tools, ...rest }) => {
      servers += 1;
      const lines = tools.map((tool) => `\n      ${toolText(tool)}`).join(',');
      return `${servers === 1 ? '' : ','}\n    ${jsonText(rest).slice(0, -1)},"tools":[${lines}${tools.length === 0 ? '' : '\n    '}]}`;
    },
    end: (session) => `${servers === 0 ? '' : '\n  '}]${session === undefined ? '' : `,\n  "session": ${jsonText(session)}`}\n}\n`,
  };
};
