import { join } from 'node:path';
import { judgeServer } from '../../src/judge/judge-server.ts';
import type { Assessment, ServerAssessment } from '../../src/schema/verdict/assessment.ts';
import type { Knowledge } from '../../src/schema/knowledge/knowledge.ts';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import type { Posture } from '../../src/schema/vocabulary.ts';
import { readServerSpecs } from '../../src/store/server-specs.ts';
import { listSnapshots, readSnapshot } from '../../src/store/snapshots.ts';
import { knowledge as shipped } from './imagined.ts';

const catalog = join(import.meta.dirname, '../../catalog');
const specs = await readServerSpecs(catalog);

/** Ids of all servers of the catalog that were listed. */
export const serverIds: readonly string[] = await listSnapshots(catalog);

/** A server of the catalog, as it was listed and as it is judged. */
export interface JudgedServer extends ServerAssessment { definitions: readonly ToolDefinition[] }

const judged = new Map<string, Promise<JudgedServer>>();

/** A server of the catalog by what it said when it was listed, judged as the build does, once for all tests of a file. */
export function judgeListed(server: string): Promise<JudgedServer> {
  const known = judged.get(server);
  if (known !== undefined) return known;
  const made = judgeListedBy(server, shipped);
  judged.set(server, made);
  return made;
}

/** The same by other knowledge, or for another posture. */
export async function judgeListedBy(server: string, knowledge: Knowledge, posture: Posture = 'balanced'): Promise<JudgedServer> {
  const snapshot = await readSnapshot(catalog, server);
  if (snapshot === null) throw new Error(`${server} was never listed`);
  const { tools, instructions, promptList, resourceTemplates } = snapshot;
  const definitions = tools.map(({ definition }) => definition);
  const spec = specs.get(server);
  return {
    definitions,
    ...judgeServer({ server, ...(spec?.npm && { package: spec.npm.package }), tools: definitions, instructions, ...(promptList && { promptList }), ...(resourceTemplates && { resourceTemplates }) }, knowledge, posture),
  };
}

/** A tool of a judged server, by its name. */
export function toolNamed({ server, tools }: ServerAssessment, name: string): Assessment {
  const found = tools.find((tool) => tool.name === name);
  if (found === undefined) throw new Error(`${server} lists no tool "${name}"`);
  return found;
}
