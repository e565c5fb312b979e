import type { Listing } from './listing.ts';
import { masked } from './mask.ts';
import type { Mask } from './mask.ts';
import { Unlisted } from './unlisted.ts';

/** A listing in which nothing that was passed in is repeated. */
export function maskListing(listing: Listing, mask: Mask): Listing {
  const { tools, serverInfo, capabilities, instructions, incompleteBecause } = listing;
  return {
    ...listing,
    tools: tools.map((tool) => masked(tool as never, mask)),
    serverInfo: masked(serverInfo, mask), capabilities: masked(capabilities, mask), instructions: masked(instructions, mask),
    ...(incompleteBecause !== undefined && { incompleteBecause: mask(incompleteBecause) }),
  };
}

/** The same for a failure; anything else that was thrown stays what it is. */
export function maskFailure(error: unknown, mask: Mask): unknown {
  return error instanceof Unlisted ? new Unlisted(error.cause, mask(error.says), error.remedy) : error;
}
