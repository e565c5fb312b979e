import type { ChangeCounts, ChangesIndex, Release, ServerReleases } from '../../schema/change/releases.ts';
import { compareSeverity } from '../../schema/vocabulary.ts';
import { toolriskVersion } from '../toolrisk-version.ts';

/** Releases and tools that the page of all changes has room for; the pages of the servers have all. */
const mostRisen = 60;
const mostTools = 5;

/** Gathers what the page of all changes says, a server at a time: of each only the little that it shows. */
export function gatherChanges(rules: string): { add(releases: ServerReleases): void; index(): ChangesIndex } {
  const servers: ChangesIndex['servers'] = [];
  const risen: ChangesIndex['risen'] = [];
  return {
    add: ({ server, title, releases }) => {
      servers.push(rowOf(server, title, releases));
      risen.push(...releases.filter(({ change }) => change.state === 'risk').map((release) => risenOf(server, title, release)));
    },
    index: () => ({ toolrisk: toolriskVersion, rules, servers, risen: risen.sort((a, b) => order(b.on, a.on) || order(a.server, b.server)).slice(0, mostRisen) }),
  };
}

function rowOf(server: string, title: string, releases: readonly Release[]): ChangesIndex['servers'][number] {
  const worst = releases.flatMap((release) => release.worst ?? []).sort((a, b) => compareSeverity(b, a))[0] ?? null;
  return { server, title, from: releases.at(-1)!.before, to: releases[0]!.version, releases: releases.length, counts: countsOf(releases), worst };
}

function countsOf(releases: readonly Release[]): ChangeCounts {
  const tools = releases.flatMap(({ change }) => change.tools);
  const count = (holds: (tool: typeof tools[number]) => boolean) => tools.filter(holds).length;
  return {
    added: count(({ kind }) => kind === 'added'), removed: count(({ kind }) => kind === 'removed'), renamed: count(({ kind }) => kind === 'renamed'),
    changed: count(({ kind, isWording }) => (kind === 'changed' || kind === 'rejudged') && !isWording), wording: count(({ isWording }) => isWording), risk: count(({ isRisk }) => isRisk),
  };
}

function risenOf(server: string, title: string, { before, version, on, worst, change }: Release): ChangesIndex['risen'][number] {
  const tools = change.tools.filter(({ isRisk }) => isRisk);
  return { server, title, before, version, on, worst, tools: tools.slice(0, mostTools), more: Math.max(0, tools.length - mostTools) };
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
