import { addressOf } from './address.ts';
import type { UrlLaunch } from './launch.ts';
import { listEvents } from './list-events.ts';
import type { Listing } from './listing.ts';
import { listStreamable, OlderServer } from './list-streamable.ts';
import { maskFailure, maskListing } from './mask-listing.ts';
import { maskFor } from './mask.ts';
import type { Taking } from './taking.ts';

/** Lists a remote server: over streamable HTTP, or over the older HTTP with SSE where it knows only that. Throws `Unlisted`. */
export async function listAddress(launch: UrlLaunch, taking: Taking): Promise<Listing> {
  const address = addressOf(launch);
  const mask = maskFor(launch);
  try {
    taking.onProgress('connect');
    const listing = await listStreamable(address, taking).catch((error: unknown) => {
      if (!(error instanceof OlderServer)) throw error;
      return listEvents(address, taking, error.failure);
    });
    return maskListing(listing, mask);
  } catch (error) {
    throw maskFailure(error, mask);
  }
}
