import { join } from 'node:path';
import type { Assessment } from '../schema/verdict/assessment.ts';
import { PlaceError } from '../text/errors/place-error.ts';
import { jsonFileNames } from './read/json-file-names.ts';
import { readText, writeText } from './write-text.ts';
import { removeWhole } from './write/remove-whole.ts';
import { removeLeftovers } from './write/temporary-files.ts';

/** Where the committed verdicts of a server lie. */
export function assessmentPath(catalog: string, server: string): string {
  return join(catalog, 'assessments', `${server}.json`);
}

/**
 * The committed form of a server's verdicts: one compact line a tool, keyed by name in the snapshot's order, so that a
 * review sees a rule change and its consequence. An array of pairs would hide the name; an object could lose `__proto__`.
 */
export function assessmentText(tools: readonly Assessment[]): string {
  const lines = tools.map((tool) => `  ${JSON.stringify(compactAssessment(tool))}`);
  return `[${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`}]\n`;
}

/** Writes the verdicts of a server. */
export function writeAssessments(catalog: string, server: string, tools: readonly Assessment[]): Promise<'written' | 'unchanged'> {
  return writeText(assessmentPath(catalog, server), assessmentText(tools));
}

/** Whether the committed verdicts of a server are those that follow from its snapshot and the rules. */
export async function assessmentsAreFresh(catalog: string, server: string, tools: readonly Assessment[]): Promise<boolean> {
  return (await readText(assessmentPath(catalog, server))) === assessmentText(tools);
}

/** A committed verdict: what lists of servers and tools need. */
export interface ListedVerdict extends Pick<Assessment, 'name' | 'class' | 'severity' | 'couldBe' | 'decision'> { confidence: number }

/** The committed verdicts of a server; null where it has none. Throws `PlaceError` for a file that is none of ours. */
export async function readAssessments(catalog: string, server: string): Promise<ListedVerdict[] | null> {
  const text = await readText(assessmentPath(catalog, server));
  if (text === null) return null;
  try {
    return JSON.parse(text) as ListedVerdict[];
  } catch {
    throw new PlaceError(assessmentPath(catalog, server), 'is not JSON', 'Restore it from version control, or run toolrisk build.');
  }
}

/** Ids of the servers that have committed verdicts, sorted. */
export function listAssessments(catalog: string): Promise<string[]> {
  return jsonFileNames(join(catalog, 'assessments'));
}

/** Removes the verdicts of servers that are no longer there. */
export async function removeAssessments(catalog: string, servers: readonly string[]): Promise<void> {
  await removeLeftovers(join(catalog, 'assessments'));
  for (const server of servers) await removeWhole(assessmentPath(catalog, server));
}

function compactAssessment(tool: Assessment) {
  return {
    name: tool.name,
    class: tool.class,
    severity: tool.severity,
    ...(tool.couldBe === undefined ? {} : { couldBe: tool.couldBe }),
    confidence: tool.confidence.value,
    decision: tool.decision,
    rules: [...new Set(tool.evidence.map((evidence) => evidence.rule))].sort(),
  };
}
