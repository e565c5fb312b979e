import { jsonText } from './json-text.ts';
import type { ReportFormat } from './report.ts';

/** One JSON object `{ toolrisk, rules, servers: [{ server, outcome, problem?, combination?, tools }] }`, one tool a line. */
export const jsonReport: ReportFormat = (head) => {
  let servers = 0;
  return {
    begin: () => `{\n  "toolrisk": ${jsonText(head.toolrisk)},\n  "rules": ${jsonText(head.rules)},\n  "servers": [`,
    server: ({ tools, ...rest }) => {
      servers += 1;
      const lines = tools.map((tool) => `\n      ${jsonText(tool)}`).join(',');
      return `${servers === 1 ? '' : ','}\n    ${jsonText(rest).slice(0, -1)},"tools":[${lines}${tools.length === 0 ? '' : '\n    '}]}`;
    },
    end: () => `${servers === 0 ? '' : '\n  '}]\n}\n`,
  };
};
