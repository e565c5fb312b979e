import { jsonText } from '../json-text.ts';
import type { ReportFormat } from '../report.ts';
import { toolText } from '../tool-text.ts';

/** Names in a collision: each of its tools has a line with them, and a server may call ten thousand tools alike. */
const mostNamed = 20;

/**
 * JSON Lines: one tool a line, in the order given, each with where its server stands, its version, the ids of advisories it falls under, how that was shut in, and the state of the rules. What was
 * not listed has no line here. `collision` names the first tools that one cannot be told from by name, itself among them where it is one of these.
 */
export const jsonlReport: ReportFormat = ({ rules }) => ({
  begin: () => '',
  server: ({ tools, from, version, sandbox, advisories, collisions = [] }) => {
    const end = `,${jsonText({ from, version, sandbox, advisories: advisories?.map(({ id }) => id), rules }).slice(1)}`;
    const alike = new Map(collisions.flatMap(({ tools: those }) => {
      const text = `,"collision":${jsonText(those.slice(0, mostNamed))}`;
      return those.map((name) => [name, text] as const);
    }));
    return tools.map((tool) => `${toolText(tool).slice(0, -1)}${alike.get(tool.name) ?? ''}${end}\n`).join('');
  },
  end: () => '',
});
