import { severities, termsOf } from '../schema/vocabulary.ts';
import type { Severity } from '../schema/vocabulary.ts';
import type { ScannedServer } from './scanned-server.ts';

/** A running count over all servers of a report. */
export interface SeverityCounts {
  servers: number;
  /** The server counted last: neighbours of one name are counted once, for JSON Lines may bring one in pieces. */
  last: string | null;
  tools: number;
  bySeverity: Record<Severity, number>;
}

/** The counts before the first server. */
export function noSeverityCounts(): SeverityCounts {
  return { servers: 0, last: null, tools: 0, bySeverity: { low: 0, medium: 0, high: 0, critical: 0 } };
}

/** Adds a server to the counts, in place. */
export function countServer(counts: SeverityCounts, { server, tools }: ScannedServer): void {
  if (server !== counts.last) counts.servers += 1;
  counts.last = server;
  counts.tools += tools.length;
  for (const tool of tools) counts.bySeverity[tool.severity] += 1;
}

/** Severities from worst to least. */
export const worstSeverities: readonly Severity[] = termsOf(severities).sort((a, b) => severities[b].rank - severities[a].rank);

/** A number with its noun: `1 tool`, `2 tools`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
