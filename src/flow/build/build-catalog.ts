import { dirname, join } from 'node:path';
import type { CatalogIndex, ServerRecord, ServerSummary } from '../../schema/catalog/record.ts';
import { assessmentPath, assessmentsAreFresh, listAssessments, removeAssessments, writeAssessments } from '../../store/assessments.ts';
import { copyNotices, pruneServerRecords, writeCatalogIndex, writeChangesIndex, writeCoverage, writeKnowledge, writeProofs, writeServerRecord, writeServerReleases } from '../../store/build-folder.ts';
import type { ServerReleases } from '../../schema/change/releases.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import { bareSnapshot } from '../../schema/catalog/withheld.ts';
import { variantOf } from '../../schema/catalog/variant.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import type { Overrides } from '../../schema/knowledge/override.ts';
import { overridesPath, readOverrides } from '../../store/overrides.ts';
import { coverageIsFresh, coveragePath, writeCoverageFile } from '../../store/demand/coverage-file.ts';
import { readDemand } from '../../store/demand/read-demand.ts';
import { readNewestEdition } from '../../store/editions.ts';
import { readShippedProofs } from '../../store/shipped-proofs.ts';
import { knownAdvisories } from '../review/known-advisories.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { readServerSpecs } from '../../store/server-specs.ts';
import { listWithheld, readWithheld, withheldPath } from '../../store/crawl/withheld.ts';
import { listHistoryServers } from '../../store/change/history.ts';
import { listSnapshots, listVariantSnapshots, readSnapshot, snapshotPath } from '../../store/snapshots.ts';
import { refuseUnwritable } from '../../store/write/refuse-unwritable.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { gatherChanges } from '../change/changes-index.ts';
import { serverReleases } from '../change/server-releases.ts';
import { buildVariants } from './build-variants.ts';
import { buildServer } from './build-server.ts';
import { measureCoverage } from './measure-coverage.ts';
import { addCounts, countVerdicts, noCounts } from './count-verdicts.ts';
import { refuseBrokenGuards } from './refuse-broken-guards.ts';
import { runOut } from '../review/run-out.ts';
import { overrideVerdicts } from '../review/override-verdicts.ts';
import { tokenCounter } from './token-counter.ts';
import { toolriskVersion } from '../toolrisk-version.ts';

/** What to build: the catalog to read, the folder to write records to, and whether to write or only to compare. */
export interface BuildRequest {
  catalog: string;
  build: string;
  /** Compare the committed assessments with what follows from the snapshots; write nothing. */
  check?: boolean;
  /** With `check`: the day by which corrections have run out; without it, none has. Build itself knows no day. */
  today?: string;
  onServer?: (done: number, all: number, server: string) => void;
}

/** What a build found. */
export interface BuildResult {
  index: CatalogIndex;
  /** Servers without a snapshot: they have no pages yet. */
  unlisted: string[];
  /** With `check`: assessment files that are missing, stale or left over, and the coverage where it is. */
  stale: string[];
  /** Corrections that are void: they were not applied. */
  staleOverrides: PlaceError[];
  /** Those that have run out, where that was asked. */
  runOut: PlaceError[];
  /** Whether tokens were counted: not where the tokenizer is not installed. */
  counted: boolean;
}

/**
 * Concludes everything from what was authored and recorded: assessments (committed), one record per server and the index
 * (built). Holds one server at a time. Throws `PlaceErrors` for bad catalog files, and `PlaceError` where one cannot be written.
 */
export async function buildCatalog(request: BuildRequest): Promise<BuildResult> {
  const { catalog, build, check = false } = request;
  const knowledge = await loadKnowledge(catalog);
  const specs = await readServerSpecs(catalog);
  const overrides = await readOverrides(catalog);
  const advisories = await knownAdvisories(catalog);
  await refuseOrphans(catalog, specs, overrides);
  if (!check) for (const folder of [dirname(assessmentPath(catalog, 'any')), join(build, 'servers')]) await refuseUnwritable(folder);
  const countTokens = await tokenCounter();
  const demand = await readDemand(catalog);
  const packages = new Set<string>();
  const summaries: ServerSummary[] = [];
  const changes = gatherChanges(knowledge.version);
  const unlisted: string[] = [];
  const varieties = new Set<string>();
  const stale: string[] = [];
  const staleOverrides: PlaceError[] = [];
  const expired: PlaceError[] = [];
  for (const [server, spec] of specs) {
    const withheld = spec.withheld === undefined ? null : await readWithheld(catalog, server);
    const snapshot = withheld === null ? await readSnapshot(catalog, server) : bareSnapshot(withheld);
    if (snapshot === null || (spec.withheld !== undefined && withheld === null)) {
      unlisted.push(server);
      continue;
    }
    const releases = await serverReleases({ catalog, server, spec, snapshot }, knowledge);
    if (releases !== null) changes.add(releases);
    const built = { ...buildServer(server, spec, snapshot, knowledge, countTokens, { known: advisories, ...(withheld && { withheld: { why: spec.withheld as string, tools: withheld.tools } }) }), ...(releases !== null && { releases: releases.releases.length }) };
    refuseBrokenGuards(built, catalog);
    const { record, stale: outdated } = overridden(built, { catalog, overrides: overrides.get(server) ?? {}, knowledge });
    staleOverrides.push(...outdated);
    expired.push(...runOut(overrides.get(server) ?? {}, overridesPath(catalog, server), request.today));
    const variants = await buildVariants({ catalog, spec, record }, knowledge, advisories);
    unlisted.push(...variants.unlisted);
    for (const varied of variants.records) varieties.add(varied.server);
    if (check) for (const each of [record, ...variants.records]) stale.push(...await staleAssessments(catalog, each));
    else {
      await writeServer(request, variants.moves.length === 0 ? record : { ...record, variants: variants.moves }, releases);
      for (const { server: id, tools } of variants.records) await writeAssessments(catalog, id, tools.map((tool) => tool.assessment));
    }
    if (spec.npm !== undefined && record.tools.length + (withheld?.tools ?? 0) > 0) packages.add(spec.npm.package);
    summaries.push(summaryOf(record));
    request.onServer?.(summaries.length + unlisted.filter((id) => specs.has(id)).length, specs.size, server);
  }
  const index: CatalogIndex = {
    toolrisk: toolriskVersion,
    rules: knowledge.version,
    edition: await readNewestEdition(catalog),
    counts: summaries.reduce((sum, summary) => addCounts(sum, summary.counts), noCounts()),
    servers: summaries,
  };
  const coverage = demand === null ? null : measureCoverage(demand, packages);
  const listed = new Set(summaries.map((summary) => summary.server));
  const leftOver = (await listAssessments(catalog)).filter((server) => !listed.has(server) && !varieties.has(server));
  if (check && coverage !== null && !await coverageIsFresh(catalog, coverage)) stale.push(coveragePath(catalog));
  if (check) return { index, unlisted, staleOverrides, runOut: expired, counted: countTokens !== null, stale: [...stale, ...leftOver.map((server) => assessmentPath(catalog, server))].sort() };
  if (coverage !== null) await writeCoverageFile(catalog, coverage);
  await writeCoverage(build, coverage);
  await writeCatalogIndex(build, index);
  await writeChangesIndex(build, changes.index());
  await writeKnowledge(join(build, 'knowledge.json'), knowledge);
  await copyNotices(catalog, build);
  await writeProofs(build, await readShippedProofs());
  await pruneServerRecords(build, listed);
  await pruneServerRecords(build, new Set(changes.index().servers.map(({ server }) => server)), 'changes');
  await removeAssessments(catalog, leftOver);
  return { index, unlisted, staleOverrides, runOut: expired, counted: countTokens !== null, stale: [] };
}

/** The record with the verdicts as they were reviewed. */
function overridden(record: ServerRecord, { catalog, overrides, knowledge }: { catalog: string; overrides: Overrides; knowledge: Knowledge }): { record: ServerRecord; stale: PlaceError[] } {
  if (Object.keys(overrides).length === 0) return { record, stale: [] };
  const { verdicts, stale } = overrideVerdicts(record.tools, overrides, { place: overridesPath(catalog, record.server), knowledge });
  const tools = record.tools.map((tool, index) => ({ ...tool, assessment: verdicts[index]! }));
  return { record: { ...record, tools, counts: countVerdicts(verdicts) }, stale };
}

async function writeServer({ catalog, build }: BuildRequest, record: ServerRecord, releases: ServerReleases | null): Promise<void> {
  await writeAssessments(catalog, record.server, record.tools.map((tool) => tool.assessment));
  await writeServerRecord(build, record);
  if (releases !== null) await writeServerReleases(build, releases);
}

async function staleAssessments(catalog: string, { server, tools }: ServerRecord): Promise<string[]> {
  const fresh = await assessmentsAreFresh(catalog, server, tools.map((tool) => tool.assessment));
  return fresh ? [] : [assessmentPath(catalog, server)];
}

function summaryOf({ server, title, about, topic, counts, combination, withheld, states, advisories }: ServerRecord): ServerSummary {
  return { server, title, about, topic, counts, combinationComplete: combination.complete, ...(withheld && { withheld: withheld.tools }), ...(states && { state: states[0]!.is }), ...(advisories && { advisories: advisories.length }) };
}

async function refuseOrphans(catalog: string, specs: ReadonlyMap<string, ServerSpec>, overrides: ReadonlyMap<string, unknown>): Promise<void> {
  const unknown = [...overrides.keys()].find((server) => !specs.has(server));
  if (unknown !== undefined) throw new PlaceError(overridesPath(catalog, unknown), 'belongs to no server file', `Add ${join(catalog, 'servers', `${unknown}.yaml`)}, or delete it.`);
  const past = (await listHistoryServers(catalog)).find((server) => !specs.has(server));
  if (past !== undefined) throw new PlaceError(join(catalog, 'history', past), 'belongs to no server file', `Add ${join(catalog, 'servers', `${past}.yaml`)}, or delete the folder.`);
  const snapshots = await listSnapshots(catalog);
  for (const [server, { withheld }] of specs) {
    if (withheld !== undefined && snapshots.includes(server)) throw new PlaceError(snapshotPath(catalog, server), 'holds definitions that its server file says are not to be kept', 'Delete it, or take "withheld" out of the server file.');
  }
  const uncounted = (await listWithheld(catalog)).find((server) => specs.get(server)?.withheld === undefined);
  if (uncounted !== undefined) throw new PlaceError(withheldPath(catalog, uncounted), 'belongs to no server file that has "withheld"', 'Delete it.');
  const orphan = snapshots.find((server) => !specs.has(server)) ?? (await listVariantSnapshots(catalog)).find((id) => !hasVariant(specs, id));
  if (orphan === undefined) return;
  throw new PlaceError(snapshotPath(catalog, orphan), 'belongs to no server file', `Add ${join(catalog, 'servers', `${orphan}.yaml`)}, or delete the snapshot.`);
}

function hasVariant(specs: ReadonlyMap<string, ServerSpec>, id: string): boolean {
  const of = variantOf(id);
  return of !== null && Object.hasOwn(specs.get(of.server)?.variants ?? {}, of.variant);
}
