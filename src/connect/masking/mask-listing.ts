import type { Listing } from '../listing/listing.ts';
import { masked } from './mask.ts';
import type { Mask } from './mask.ts';
import type { Observed } from '../observed.ts';
import { asUnlisted, Unlisted } from '../unlisted.ts';

/** A listing in which nothing that was passed in is repeated. */
export function maskListing(listing: Listing, mask: Mask): Listing {
  const { tools, serverInfo, capabilities, instructions, incompleteBecause, promptList, resourceTemplates } = listing;
  return {
    ...listing,
    tools: tools.map((tool) => masked(tool as never, mask)),
    serverInfo: masked(serverInfo, mask), capabilities: masked(capabilities, mask), instructions: masked(instructions, mask),
    ...(promptList && { promptList: masked(promptList, mask) }), ...(resourceTemplates && { resourceTemplates: masked(resourceTemplates, mask) }),
    ...(incompleteBecause !== undefined && { incompleteBecause: mask(incompleteBecause) }),
  };
}

/** Repeats nothing of it in what was observed either: names are the server's. */
export function maskObserved(observed: Observed, mask: Mask): void {
  const { changedWhileListing: change } = observed;
  if (change !== undefined) observed.changedWhileListing = { ...change, names: change.names.map(mask) };
}

/** The same for a failure. */
export function maskFailure(error: unknown, mask: Mask): Unlisted {
  const { cause, says, remedy, needs, written } = asUnlisted(error);
  return new Unlisted(cause, mask(says), remedy, needs.filter((name) => mask(name) === name), mask(written));
}
