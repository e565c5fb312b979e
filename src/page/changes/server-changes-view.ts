import type { Release, ServerReleases } from '../../schema/change/releases.ts';
import { sayChange } from '../../schema/change/say-change.ts';
import { severities } from '../../schema/vocabulary.ts';
import { shortened } from '../../text/visible.ts';
import { own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';
import { changesAddress, serverAddress } from '../words/addresses.ts';
import { counted } from '../words/counted.ts';
import { moveProse, toolChangeView } from './change-view.ts';
import type { ToolChangeView } from './change-view.ts';

/** Units of a name, and names of tools with other words that are told. */
const nameUnits = 80;
const mostWorded = 40;

/** A release, as a page shows it. */
export interface ReleaseView {
  id: string;
  title: string;
  says: Prose;
  isRisk: boolean;
  moves: { isRisk: boolean; says: Prose }[];
  tools: ToolChangeView[];
  worded: string[];
  wordedLeft: number;
}

/** Everything on the page of the changes of one server. */
export interface ServerChangesView {
  root: string;
  title: string;
  lead: string;
  server: { title: string; address: string; twin: string };
  releases: ReleaseView[];
  twins: { page: string; json: string; markdown: string };
  all: string;
  state: string;
}

/** What the page of the changes of one server says. */
export function serverChangesView({ toolrisk, rules, server, title, releases, pages }: ServerReleases): ServerChangesView {
  const root = '../';
  const slugs = new Map(pages.map(({ name, slug }) => [name, slug]));
  return {
    root, title: `Changes of ${title}`, lead: `What ${counted(releases.length, 'release')} of it changed, the newest first. All versions are judged by the rules of today, so what moved is what the server says.`,
    server: { title, address: `${root}${serverAddress(server)}`, twin: `${root}${serverAddress(server, 'md')}` },
    releases: releases.map((release, at) => releaseView(release, at, { root, server, slugs })),
    twins: { page: `${root}${changesAddress(server)}`, json: `${root}${changesAddress(server, 'json')}`, markdown: `${root}${changesAddress(server, 'md')}` },
    all: `${root}${changesAddress(null)}`, state: `toolrisk ${toolrisk}, rules ${rules}`,
  };
}

function releaseView({ before, version, on, isPublished, worst, change }: Release, at: number, where: Parameters<typeof toolChangeView>[1]): ReleaseView {
  const worded = change.tools.filter(({ isWording }) => isWording).map(({ name }) => shortened(name, nameUnits));
  return {
    id: `release-${at + 1}`, title: `${shortened(before, nameUnits)} → ${shortened(version, nameUnits)}`,
    says: say`${own(`${isPublished ? 'Published' : 'Recorded'} ${on}: ${sayChange(change)}.${worst === null ? '' : ` The worst of it is ${severities[worst].label}.`}`)}`,
    isRisk: change.state === 'risk', moves: change.moves.map((move) => ({ isRisk: move.isRisk, says: moveProse(move) })),
    tools: change.tools.filter(({ isWording }) => !isWording).map((tool) => toolChangeView(tool, where)),
    worded: worded.slice(0, mostWorded), wordedLeft: Math.max(0, worded.length - mostWorded),
  };
}
