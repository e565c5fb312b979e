import { judgeSession } from '../../judge/judge-session.ts';
import type { SessionAssessment } from '../../schema/verdict/assessment.ts';
import type { JudgedServer } from './scan-source.ts';

/** Servers that one session may have: more are a catalog or a data set, and nobody connects all of these at once. */
const mostServers = 50;
const mostTools = 5000;

/** Servers as they come, until they are too many for a session. Holds no more than that. */
export interface SessionGathering {
  add(server: JudgedServer): void;
  /** What they make possible together; undefined for one server, and for too many. */
  conclude(): SessionAssessment | undefined;
}

/** Begins to gather the servers of a source. Rows that come apart under one name are one server. */
export function gatherSession(): SessionGathering {
  let servers: Map<string, JudgedServer[]> | null = new Map();
  let tools = 0;
  return {
    add: (server) => {
      if (servers === null || server.tools.length === 0) return;
      servers.set(server.server, [...servers.get(server.server) ?? [], server]);
      tools += server.tools.length;
      if (servers.size > mostServers || tools > mostTools) servers = null;
    },
    conclude: () => (servers === null ? undefined : judgeSession([...servers.values()].map(joined)) ?? undefined),
  };
}

function joined(parts: readonly JudgedServer[]): JudgedServer {
  const [first] = parts as [JudgedServer];
  return parts.length === 1 ? first : { ...first, tools: parts.flatMap(({ tools }) => tools), definitions: parts.flatMap(({ definitions }) => definitions) };
}
