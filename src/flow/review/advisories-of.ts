import type { KnownAdvisory } from '../../schema/catalog/advisory.ts';
import { severities, termsOf } from '../../schema/vocabulary.ts';
import { inVersionRange } from '../../text/versions/in-version-range.ts';

/** A package in the version that was started; what a program says of itself is no proof of either. */
export interface StartedPackage { name: string; version: string }

const worstFirst = termsOf(severities).toReversed();

/** The advisories that a package falls under in this version, worst first. */
export function advisoriesOf(all: readonly KnownAdvisory[], { name, version }: StartedPackage): KnownAdvisory[] {
  return all.filter((advisory) => advisory.package === name && inVersionRange(version, advisory.affected))
    .sort((a, b) => worstFirst.indexOf(a.severity) - worstFirst.indexOf(b.severity));
}
