import type { Listing } from '../../../connect/listing/listing.ts';
import type { Snapshot } from '../../../schema/catalog/snapshot.ts';
import { variantOf } from '../../../schema/catalog/variant.ts';
import { historyVersionPattern } from '../../../schema/catalog/history.ts';
import { readHistory, writeHistory } from '../../../store/change/history.ts';
import { writeNotice } from '../../../store/crawl/notices.ts';
import { withheldOf, writeWithheld } from '../../../store/crawl/withheld.ts';
import { readSnapshot, writeSnapshot } from '../../../store/snapshots.ts';
import { definitionHash } from '../../../text/sha256.ts';

/** Whose listing is recorded. `today` is the day to record for content that is new, `YYYY-MM-DD`; `isWithheld`: its licence allows no copy of its definitions. */
export interface ListedWhere { catalog: string; server: string; today: string; isWithheld: boolean }

/**
 * Records what a server said. A listing that is only in part is not recorded: tools that were not seen would seem not to be
 * there. What another version of the same package said goes to the history.
 */
export async function recordListing(listing: Listing, { catalog, server, today, isWithheld }: ListedWhere): Promise<'written' | 'unchanged'> {
  if (!listing.complete) return 'unchanged';
  const snapshot = snapshotOf(listing, today);
  if (isWithheld) return writeWithheld(catalog, server, withheldOf(snapshot));
  const text = listing.package?.notice;
  const noted = text === undefined || snapshot.package === undefined ? snapshot : { ...snapshot, package: { ...snapshot.package, notice: await writeNotice(catalog, text) } };
  // The history is of servers as they are usually started.
  if (variantOf(server) === null) await keepEarlier(catalog, server, noted);
  return writeSnapshot(catalog, server, noted);
}

/** What another version said is kept in the history before it is written over. Written first: a crawl that is killed between the two loses nothing. */
async function keepEarlier(catalog: string, server: string, { package: now }: Snapshot): Promise<void> {
  // A damaged snapshot is written over, as ever.
  const known = await readSnapshot(catalog, server).catch(() => null);
  const version = known?.package?.version;
  if (known === null || version === undefined || now === undefined || version === now.version || !historyVersionPattern.test(version)) return;
  if (known.package?.name === now.name && await readHistory(catalog, server, version).catch(() => null) === null) await writeHistory(catalog, server, version, known);
}

function snapshotOf(listing: Listing, today: string): Snapshot {
  const { tools, complete: _complete, incompleteBecause: _because, sandbox: _sandbox, tree: _tree, package: from, ...said } = listing;
  const hashed = tools.map((definition) => ({ sha256: definitionHash(definition), definition }));
  return { since: today, ...(from && { package: packageOf(from) }), ...said, tools: hashed.sort(byNameThenHash) };
}

/** Without its integrity: the server file pins that. */
function packageOf({ registry, name, version, license, deprecated }: NonNullable<Listing['package']>): NonNullable<Snapshot['package']> {
  return { registry, name, version, license, ...(deprecated !== undefined && { deprecated }) };
}

/** By code unit, so that the order is the same in every locale. */
function byNameThenHash(a: Snapshot['tools'][number], b: Snapshot['tools'][number]): number {
  if (a.definition.name !== b.definition.name) return a.definition.name < b.definition.name ? -1 : 1;
  return a.sha256 < b.sha256 ? -1 : a.sha256 > b.sha256 ? 1 : 0;
}
