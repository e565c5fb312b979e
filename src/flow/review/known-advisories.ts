import type { KnownAdvisory } from '../../schema/catalog/advisory.ts';
import { readAdvisories } from '../../store/read/read-advisories.ts';
import { catalogFolders } from '../scan/list-catalog-server.ts';

/** The advisories of one's own catalog and of the one that comes with toolrisk; an id of one's own replaces the other's. Sorted by id. */
export async function knownAdvisories(catalog: string | null): Promise<KnownAdvisory[]> {
  const byId = new Map<string, KnownAdvisory>();
  for (const folder of catalogFolders(catalog).toReversed()) for (const advisory of await readAdvisories(folder)) byId.set(advisory.id, advisory);
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
