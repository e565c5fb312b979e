import { olderRevisions, revisionsIn } from '../listing/handshake/revisions.ts';
import type { Listing } from '../listing/listing.ts';
import { endedOverRevision } from '../listing/refused-revision.ts';
import type { Taking } from '../taking.ts';

/**
 * Lists by a start of its own for each revision, as long as the program ends over the one it is offered: those first that it names. Throws what it
 * ended with first where none would do, else what the last start failed with.
 */
export async function listOffering<T extends Taking>(taking: T, once: (offering: T) => Promise<Listing>): Promise<Listing> {
  let first: unknown;
  let left = olderRevisions;
  for (let offering = taking; ; offering = { ...taking, revisions: left }) {
    const [offered] = offering.revisions ?? [];
    left = left.filter((revision) => revision !== offered);
    const outcome = await once(offering).then((listing) => ({ listing }), (error: unknown) => ({ error }));
    if ('listing' in outcome) return outcome.listing;
    const { error } = outcome;
    if (!endedOverRevision(error)) throw error;
    first ??= error;
    if (left.length === 0) throw first;
    const named = revisionsIn(error.says);
    left = [...left.filter((revision) => named.includes(revision)), ...left.filter((revision) => !named.includes(revision))];
  }
}
