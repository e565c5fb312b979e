import type { KnownAdvisory } from '../../schema/catalog/advisory.ts';
import type { Note } from './session-notes.ts';

/** What is published against the version of a server: what it lets happen, which guard is no guard, and what to do. Written by us. */
export function advisoryNotes(advisories: readonly KnownAdvisory[] = []): Note[] {
  return advisories.map(({ id, severity, title, only, guard, fixed }) => {
    const broken = guard === undefined ? '' : ` Do not rely on it that ${guard.claims}.`;
    const way = only === undefined ? '' : ` Only ${only}.`;
    const remedy = fixed === undefined ? 'No release is known to fix it.' : `Fixed in ${fixed}.`;
    return { label: 'advisory', text: `${id} (${severity}): ${title}.${way}${broken} ${remedy}` };
  });
}
