import type { Asked } from '../schema/asked.ts';
import type { SandboxInForce } from './listing.ts';

/** What was seen of a server besides what it said; filled in as it goes, so that it is known of one that failed too. */
export interface Observed {
  /** How its program was shut in; absent for a remote server, and for what never came to a start. */
  sandbox?: SandboxInForce;
  /** What it names and was not shown, one line each with what shows it; absent where that is nothing. */
  notShown?: string[];
  /** Most memory that it and all it started had at a time, in bytes; as seen by looking at intervals. */
  peakMemory?: number;
  /** How many requests of its own were refused (sampling, elicitation, roots and whatever else); absent when it made none. */
  refused?: number;
  /** Places that it asked the gate of its cell for, and whether it was let through; absent when it asked for none. */
  asked?: Asked[];
  /** How often it tried to get past the gate, as the kernel counted; absent when it never did. */
  direct?: number;
}
