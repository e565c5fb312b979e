import { judgeSession } from '../../judge/judge-session.ts';
import type { SessionOf } from '../../report/report.ts';
import type { JudgedServer } from './scan-source.ts';

/** Servers that one session may have: more are a catalog or a data set, and nobody connects all of these at once. */
const mostServers = 50;
const mostTools = 5000;

/** Servers as they come, until they are too many for a session. Holds no more than that. */
export interface SessionGathering {
  add(server: JudgedServer): void;
  /** What those of each client make possible together; without clients, all. None for one server, and for too many. */
  conclude(): SessionOf[];
}

/** A session that somebody may have: a client, in a project where its file has those of several. */
interface Place { client?: string; project?: string }

/** Begins to gather the servers of a scan. Rows that come apart under one name are one server; those of different clients never meet. */
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
    conclude: () => {
      const all = servers === null ? [] : [...servers.values()].map(joined);
      return sessionsOf(all).flatMap((place) => {
        const session = judgeSession(all.filter((server) => isIn(server, place)));
        return session === null ? [] : [{ ...place, ...session }];
      });
    },
  };
}

/** The sessions that these servers may be in. What a client has everywhere is in those of all its projects. */
function sessionsOf(all: readonly JudgedServer[]): Place[] {
  const places = all.flatMap(({ from = [{}] }: { from?: Place[] }) => from.map(({ client, project }): Place => ({ ...(client !== undefined && { client }), ...(client !== undefined && project !== undefined && { project }) })));
  const different = [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
  return different.filter(({ client, project }) => project !== undefined || !different.some((other) => other.client === client && other.project !== undefined));
}

function isIn({ from = [{}] }: { from?: Place[] }, { client, project }: Place): boolean {
  return from.some((place) => place.client === client && (place.client === undefined || place.project === undefined || place.project === project));
}

function joined(parts: readonly JudgedServer[]): JudgedServer {
  const [first] = parts as [JudgedServer];
  return parts.length === 1 ? first : { ...first, tools: parts.flatMap(({ tools }) => tools), definitions: parts.flatMap(({ definitions }) => definitions) };
}
