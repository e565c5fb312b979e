import { jsonText } from '../json-text.ts';
import type { ReportFormat } from '../report.ts';
import { toolText } from '../tool-text.ts';

/**
 * JSON Lines: one tool a line, in the order given, each with where its server stands, its version, how that was shut in, and the state of the rules. What was
 * not listed has no line here. `collision` names all tools that one cannot be told from by name, itself among them.
 */
export const jsonlReport: ReportFormat = ({ rules }) => ({
  begin: () => '',
  server: ({ tools, from, version, sandbox, collisions = [] }) => {
    const end = `,${jsonText({ from, version, sandbox, rules }).slice(1)}`;
    const alike = new Map(collisions.flatMap((collision) => collision.tools.map((name) => [name, `,"collision":${jsonText(collision.tools)}`])));
    return tools.map((tool) => `${toolText(tool).slice(0, -1)}${alike.get(tool.name) ?? ''}${end}\n`).join('');
  },
  end: () => '',
});
