import { jsonText } from '../json-text.ts';
import type { ReportFormat, SessionOf } from '../report.ts';
import { toolText } from '../tool-text.ts';

/**
 * One JSON object `{ toolrisk, rules, servers: [{ server, version?, outcome, from?, sandbox?, notes?, problem?, states?, advisories?, combination?, texts?, collisions?, tools }], session? }`,
 * one tool a line; `sessions` instead of `session` where there are several, each with its client.
 */
export const jsonReport: ReportFormat = (head) => {
  let servers = 0;
  return {
    begin: () => `{\n  "toolrisk": ${jsonText(head.toolrisk)},\n  "rules": ${jsonText(head.rules)},\n  "servers": [`,
    server: ({ tools, ...rest }) => {
      servers += 1;
      const lines = tools.map((tool) => `\n      ${toolText(tool)}`).join(',');
      return `${servers === 1 ? '' : ','}\n    ${jsonText(rest).slice(0, -1)},"tools":[${lines}${tools.length === 0 ? '' : '\n    '}]}`;
    },
    end: (sessions = []) => `${servers === 0 ? '' : '\n  '}]${sessionText(sessions)}\n}\n`,
  };
};

function sessionText(sessions: readonly SessionOf[]): string {
  if (sessions.length === 0) return '';
  return sessions.length === 1 ? `,\n  "session": ${jsonText(sessions[0])}` : `,\n  "sessions": [${sessions.map((session) => `\n    ${jsonText(session)}`).join(',')}\n  ]`;
}
