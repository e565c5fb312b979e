import type { Cause } from './causes.ts';
import type { Listing } from './listing/listing.ts';
import type { Observed } from './observed.ts';

/**
 * What became of a server: its listing, or why there is none and what to do, one line each. `written`: the end of all that its program wrote, over
 * several lines, where that was asked for.
 */
export type Outcome =
  | { ok: true; listing: Listing; observed: Observed }
  | { ok: false; cause: Cause; says: string; remedy: string; observed: Observed; written?: string };
