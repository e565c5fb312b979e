import type { ChangesIndex } from '../../schema/change/releases.ts';
import { severities } from '../../schema/vocabulary.ts';
import type { Severity } from '../../schema/vocabulary.ts';
import { shortened } from '../../text/visible.ts';
import { changesAddress } from '../words/addresses.ts';
import { counted } from '../words/counted.ts';
import { toolChangeView } from './change-view.ts';
import type { ToolChangeView } from './change-view.ts';

const versionUnits = 60;

/** Everything on the page of all changes. */
export interface ChangesView {
  root: string;
  title: string;
  lead: string;
  /** Said where no earlier version of any server is recorded. */
  nothing: string;
  risen: { title: string; address: string; twin: string; versions: string; on: string; tools: ToolChangeView[]; more: string }[];
  servers: { title: string; address: string; twin: string; versions: string; releases: number; added: number; removed: number; renamed: number; changed: number; wording: number; risk: number; worst: Severity; worstLabel: string }[];
  twins: { json: string; markdown: string };
  state: string;
}

/** What the page of all changes says. */
export function changesView({ toolrisk, rules, servers, risen }: ChangesIndex): ChangesView {
  const root = '../';
  const isEmpty = servers.length === 0;
  return {
    root, title: 'What changed',
    lead: 'A server that was fine when it was let in can say something else tomorrow. Here stands what versions of the servers of this catalog said one after the other: tools that came and went, and where a call can do more harm than before.',
    nothing: isEmpty ? 'No earlier version of any server is recorded yet, so there is nothing to compare.' : '',
    risen: risen.map(({ server, title, before, version, on, tools, more }) => ({
      title, address: `${root}${changesAddress(server)}`, twin: `${root}${changesAddress(server, 'md')}`, versions: versionsOf(before, version), on,
      tools: tools.map((tool) => toolChangeView(tool, { root, server, slugs: new Map() })), more: more === 0 ? '' : `${counted(more, 'more tool')} with more risk.`,
    })),
    servers: servers.map(({ server, title, from, to, releases, counts, worst }) => ({
      title, address: `${root}${changesAddress(server)}`, twin: `${root}${changesAddress(server, 'md')}`, versions: versionsOf(from, to), releases, ...counts, worst: worst ?? 'low', worstLabel: worst === null ? '–' : severities[worst].label,
    })),
    twins: { json: `${root}${changesAddress(null, 'json')}`, markdown: `${root}${changesAddress(null, 'md')}` }, state: `toolrisk ${toolrisk}, rules ${rules}`,
  };
}

function versionsOf(before: string, now: string): string {
  return `${shortened(before, versionUnits)} → ${shortened(now, versionUnits)}`;
}
