import { foundEvidence } from '../schema/verdict/found-evidence.ts';
import { definitionFindings, severities, termsOf } from '../schema/vocabulary.ts';
import type { DefinitionFinding, Severity } from '../schema/vocabulary.ts';
import type { ScannedServer } from './scanned-server.ts';

/** A running count over all servers of a report. */
export interface SeverityCounts {
  servers: number;
  /** Those among them of which nothing was listed. */
  unlisted: number;
  /** The server counted last: neighbours of one name are counted once, for JSON Lines may bring one in pieces. */
  last: string | null;
  tools: number;
  bySeverity: Record<Severity, number>;
  /** Definitions that hold what none should, by what it is. */
  byFinding: Record<DefinitionFinding, number>;
  /** Servers whose other texts hold such a thing. */
  texts: number;
  /** Tools that cannot be told from another by name. */
  alike: number;
}

/** The counts before the first server. */
export function noSeverityCounts(): SeverityCounts {
  return {
    servers: 0, unlisted: 0, last: null, tools: 0, bySeverity: { low: 0, medium: 0, high: 0, critical: 0 },
    byFinding: { 'instructions-in-definition': 0, 'hidden-characters': 0, 'secrets-in-definition': 0, 'lookalike-name': 0, 'names-other-server': 0 }, texts: 0, alike: 0,
  };
}

/** Adds a server to the counts, in place. */
export function countServer(counts: SeverityCounts, { server, outcome, tools, texts, collisions = [] }: ScannedServer): void {
  if (server !== counts.last) {
    counts.servers += 1;
    if (tools.length === 0 && outcome !== 'listed') counts.unlisted += 1;
  }
  counts.last = server;
  counts.tools += tools.length;
  if (texts !== undefined && foundEvidence(texts).length > 0) counts.texts += 1;
  for (const { tools: alike } of collisions) counts.alike += alike.length;
  for (const tool of tools) {
    counts.bySeverity[tool.headline] += 1;
    for (const finding of new Set(foundEvidence(tool).map(({ value }) => value))) counts.byFinding[finding] += 1;
  }
}

/** How many definitions hold what, as a sentence without its end; empty when none does. */
export function findingsSentence({ byFinding, texts, alike }: SeverityCounts): string {
  const parts = termsOf(definitionFindings).filter((finding) => byFinding[finding] > 0)
    .map((finding) => `${counted(byFinding[finding], 'definition')} ${byFinding[finding] === 1 ? 'holds' : 'hold'} ${definitionFindings[finding]}`);
  if (texts > 0) parts.push(`instructions, prompts or templates of ${counted(texts, 'server')} hold findings`);
  if (alike > 0) parts.push(`${counted(alike, 'tool')} cannot be told from another by name`);
  return parts.join('; ');
}

/** How many tools of how many servers were seen, and how many were not listed. */
export function seenSentence({ servers, unlisted, tools }: SeverityCounts): string {
  return `${counted(tools, 'tool')} of ${counted(servers - unlisted, 'server')}${unlisted === 0 ? '' : `, ${unlisted} not listed`}`;
}

/** Severities from worst to least. */
export const worstSeverities: readonly Severity[] = termsOf(severities).sort((a, b) => severities[b].rank - severities[a].rank);

/** A number with its noun: `1 tool`, `2 tools`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
