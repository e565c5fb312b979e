import type { KnownAdvisory } from '../../schema/catalog/advisory.ts';
import { severities } from '../../schema/vocabulary.ts';
import { code, link, listed, own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';

/** A published vulnerability, as pages show it. */
export interface AdvisoryRow {
  title: string;
  severity: string;
  label: string;
  /** What it lets happen, in which versions, what fixes it, and who says so. */
  says: Prose[];
}

/** What pages say of the advisories that the version of a server falls under. */
export function advisoryRows(advisories: readonly KnownAdvisory[] = []): AdvisoryRow[] {
  return advisories.map(({ title, severity, lets, only, affected, fixed, id, also, guard, sources }) => ({
    title, severity, label: severities[severity].label,
    says: [
      say`${own(lets)}`,
      ...(only === undefined ? [] : [say`It is in this server only ${own(only)}.`]),
      ...guardWords({ guard, id }),
      say`In versions ${code(affected)}; ${fixed === undefined ? own('no release is known to fix it') : say`fixed in ${code(fixed)}`}.`,
      say`${listed([id, ...also].map((each) => say`${each}`))}: ${listed(sources.map((address) => say`${link(address, address.replace(/^https:\/\/(www\.)?/, ''))}`))}.`,
    ],
  }));
}

/** A guard that is none in this version: said wherever it could be believed. */
function guardWords({ guard, id }: Pick<KnownAdvisory, 'guard' | 'id'>): Prose[] {
  return guard === undefined ? [] : [say`It is said that ${own(guard.claims)}: in this version that guard is broken (${id}). Do not rely on it.`];
}
