import { join } from 'node:path';
import type { CatalogIndex, ServerRecord, ServerSummary } from '../schema/record.ts';
import { assessmentPath, assessmentsAreFresh, listAssessments, removeAssessments, writeAssessments } from '../store/assessments.ts';
import { pruneServerRecords, writeCatalogIndex, writeKnowledge, writeServerRecord } from '../store/build-folder.ts';
import { readNewestEdition } from '../store/editions.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { readServerSpecs } from '../store/server-specs.ts';
import { listSnapshots, readSnapshot, snapshotPath } from '../store/snapshots.ts';
import { PlaceError } from '../text/place-error.ts';
import { buildServer } from './build-server.ts';
import { addCounts, noCounts } from './count-verdicts.ts';
import { toolriskVersion } from './toolrisk-version.ts';

/** What to build: the catalog to read, the folder to write records to, and whether to write or only to compare. */
export interface BuildRequest {
  catalog: string;
  build: string;
  /** Compare the committed assessments with what follows from the snapshots; write nothing. */
  check?: boolean;
  onServer?: (done: number, all: number, server: string) => void;
}

/** What a build found. */
export interface BuildResult {
  index: CatalogIndex;
  /** Servers without a snapshot: they have no pages yet. */
  unlisted: string[];
  /** With `check`: assessment files that are missing, stale or left over. */
  stale: string[];
}

/**
 * Concludes everything from what was authored and recorded: assessments (committed), one record per server and the index
 * (built). Holds one server at a time. Throws `PlaceErrors` for bad catalog files.
 */
export async function buildCatalog(request: BuildRequest): Promise<BuildResult> {
  const { catalog, build, check = false } = request;
  const knowledge = await loadKnowledge(catalog);
  const specs = await readServerSpecs(catalog);
  await refuseOrphans(catalog, specs);
  const summaries: ServerSummary[] = [];
  const unlisted: string[] = [];
  const stale: string[] = [];
  for (const [server, spec] of specs) {
    const snapshot = await readSnapshot(catalog, server);
    if (snapshot === null) {
      unlisted.push(server);
      continue;
    }
    const record = buildServer(server, spec, snapshot, knowledge);
    if (check) stale.push(...await staleAssessments(catalog, record));
    else await writeServer(request, record);
    summaries.push(summaryOf(record));
    request.onServer?.(summaries.length + unlisted.length, specs.size, server);
  }
  const index: CatalogIndex = {
    toolrisk: toolriskVersion,
    rules: knowledge.version,
    edition: await readNewestEdition(catalog),
    counts: summaries.reduce((sum, summary) => addCounts(sum, summary.counts), noCounts()),
    servers: summaries,
  };
  const listed = new Set(summaries.map((summary) => summary.server));
  const leftOver = (await listAssessments(catalog)).filter((server) => !listed.has(server));
  if (check) return { index, unlisted, stale: [...stale, ...leftOver.map((server) => assessmentPath(catalog, server))].sort() };
  await writeCatalogIndex(build, index);
  await writeKnowledge(join(build, 'knowledge.json'), knowledge);
  await pruneServerRecords(build, listed);
  await removeAssessments(catalog, leftOver);
  return { index, unlisted, stale: [] };
}

async function writeServer({ catalog, build }: BuildRequest, record: ServerRecord): Promise<void> {
  await writeAssessments(catalog, record.server, record.tools.map((tool) => tool.assessment));
  await writeServerRecord(build, record);
}

async function staleAssessments(catalog: string, { server, tools }: ServerRecord): Promise<string[]> {
  const fresh = await assessmentsAreFresh(catalog, server, tools.map((tool) => tool.assessment));
  return fresh ? [] : [assessmentPath(catalog, server)];
}

function summaryOf({ server, title, about, topic, counts, combination }: ServerRecord): ServerSummary {
  return { server, title, about, topic, counts, combinationComplete: combination.complete };
}

async function refuseOrphans(catalog: string, specs: ReadonlyMap<string, unknown>): Promise<void> {
  const orphan = (await listSnapshots(catalog)).find((server) => !specs.has(server));
  if (orphan === undefined) return;
  throw new PlaceError(snapshotPath(catalog, orphan), 'belongs to no server file', `Add ${join(catalog, 'servers', `${orphan}.yaml`)}, or delete the snapshot.`);
}
