import { compareServers } from '../../judge/compare/compare-servers.ts';
import { serverState } from '../../judge/compare/server-state.ts';
import { judgeServer } from '../../judge/judge-server.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import type { HistorySnapshot } from '../../schema/catalog/history.ts';
import type { Release, ServerReleases } from '../../schema/change/releases.ts';
import type { ServerChange } from '../../schema/change/change.ts';
import type { ServerState } from '../../schema/change/state.ts';
import { compareSeverity } from '../../schema/vocabulary.ts';
import type { Severity } from '../../schema/vocabulary.ts';
import { listHistory, readHistory } from '../../store/change/history.ts';
import { toolSlugs } from '../../text/slug.ts';
import { listedSnapshot } from '../scan/list-catalog-server.ts';
import { toolriskVersion } from '../toolrisk-version.ts';
import { versionOf } from '../listed-server.ts';

/** A server of a catalog: its file, and what it says now. */
export interface RecordedServer { catalog: string; server: string; spec: ServerSpec; snapshot: HistorySnapshot }

/**
 * How a server changed from version to version, the newest first; null where no earlier version is recorded. All are judged by the knowledge of
 * now, without corrections. Holds two versions at a time.
 */
export async function serverReleases({ catalog, server, spec, snapshot }: RecordedServer, knowledge: Knowledge): Promise<ServerReleases | null> {
  const now = versionOf(snapshot) ?? snapshot.since;
  const versions = (await listHistory(catalog, server)).filter((version) => version !== now);
  const releases: Release[] = [];
  let before: { version: string; state: ServerState } | null = null;
  for (const version of [...versions, null]) {
    const said = version === null ? snapshot : await readHistory(catalog, server, version);
    if (said === null) continue;
    const current = { version: version ?? now, state: stateOf(server, spec, said, knowledge) };
    if (before !== null) releases.push(releaseOf(before, current, said));
    before = current;
  }
  if (releases.length === 0) return null;
  return { toolrisk: toolriskVersion, rules: knowledge.version, server, title: spec.title, releases: releases.reverse(), pages: pagesOf(snapshot, releases) };
}

function stateOf(server: string, spec: ServerSpec, said: HistorySnapshot, knowledge: Knowledge): ServerState {
  const { tools, ...listed } = listedSnapshot(server, said);
  const from = spec.npm?.package ?? listed.package;
  const judged = judgeServer({ ...listed, tools, ...(from !== undefined && { package: from }) }, knowledge);
  return serverState({ ...listed, definitions: tools, tools: judged.tools, ...(judged.texts && { texts: judged.texts }) }, knowledge.lexicon);
}

function releaseOf(before: { version: string; state: ServerState }, now: { version: string; state: ServerState }, { since, released }: HistorySnapshot): Release {
  const change = compareServers(before.state, now.state);
  return { before: before.version, version: now.version, on: released ?? since, isPublished: released !== undefined, worst: worstOf(change), change };
}

/** The worst of what is new or different, beyond words. */
export function worstOf({ tools }: Pick<ServerChange, 'tools'>): Severity | null {
  const found = tools.flatMap(({ now, isWording }) => (now === undefined || isWording ? [] : [now.severity]));
  return found.reduce<Severity | null>((worst, each) => (worst === null || compareSeverity(each, worst) > 0 ? each : worst), null);
}

function pagesOf({ tools }: HistorySnapshot, releases: readonly Release[]): ServerReleases['pages'] {
  const told = new Set(releases.flatMap(({ change }) => change.tools.map(({ name }) => name)));
  const names = tools.map(({ definition }) => definition.name);
  const slugs = toolSlugs(names);
  return names.flatMap((name, at) => (told.has(name) ? [{ name, slug: slugs[at] as string }] : []));
}
