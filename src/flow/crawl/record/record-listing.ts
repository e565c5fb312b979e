import type { Listing } from '../../../connect/listing/listing.ts';
import type { Snapshot } from '../../../schema/catalog/snapshot.ts';
import { writeSnapshot } from '../../../store/snapshots.ts';
import { definitionHash } from '../../../text/sha256.ts';

/**
 * Records what a server said. A listing that is only in part is not recorded: tools that were not seen would seem not to be
 * there. `today` is the day to record for content that is new, `YYYY-MM-DD`.
 */
export async function recordListing(catalog: string, server: string, listing: Listing, today: string): Promise<'written' | 'unchanged'> {
  return listing.complete ? writeSnapshot(catalog, server, snapshotOf(listing, today)) : 'unchanged';
}

function snapshotOf(listing: Listing, today: string): Snapshot {
  const { tools, complete: _complete, incompleteBecause: _because, sandbox: _sandbox, tree: _tree, package: from, ...said } = listing;
  const hashed = tools.map((definition) => ({ sha256: definitionHash(definition), definition }));
  return { since: today, ...(from && { package: packageOf(from) }), ...said, tools: hashed.sort(byNameThenHash) };
}

/** Without its integrity: the server file pins that. */
function packageOf({ registry, name, version, license }: NonNullable<Listing['package']>): NonNullable<Snapshot['package']> {
  return { registry, name, version, license };
}

/** By code unit, so that the order is the same in every locale. */
function byNameThenHash(a: Snapshot['tools'][number], b: Snapshot['tools'][number]): number {
  if (a.definition.name !== b.definition.name) return a.definition.name < b.definition.name ? -1 : 1;
  return a.sha256 < b.sha256 ? -1 : a.sha256 > b.sha256 ? 1 : 0;
}
