import type { Asked } from '../schema/network/asked.ts';
import type { ListChange } from '../schema/list-change.ts';
import type { SandboxInForce } from './listing/listing.ts';

/** What was seen of a server besides what it said; filled in as it goes, so that it is known of one that failed too. */
export interface Observed {
  /** How its program was shut in; absent for a remote server, and for what never came to a start. */
  sandbox?: SandboxInForce;
  /** Whether the kernel kept the limits of its memory and processes, or toolrisk looked at intervals; absent where nobody did. */
  limits?: 'enforced' | 'watched';
  /** Present where it may have left processes behind that nobody finds: without a sandbox, on a machine that keeps none together. */
  survivors?: 'possible';
  /** Hash of the tree of packages it was installed with. */
  install?: string;
  /** What it names and was not shown, and what was laid over with something empty, one line each with what shows it; absent where that is nothing, or said in its remedy. */
  notShown?: string[];
  /** Most memory that it and all it started had at a time, in bytes; as seen by looking at intervals. */
  peakMemory?: number;
  /** How many requests of its own were refused (sampling, elicitation, roots and whatever else); absent when it made none. */
  refused?: number;
  /** Places that it asked the gate of its cell for, and whether it was let through; absent when it asked for none. */
  asked?: Asked[];
  /** How often it tried to get past the gate, as the kernel counted; absent when it never did. */
  direct?: number;
  /** How its tools changed between two listings of the session; absent when they were the same, or listed once. */
  changedWhileListing?: ListChange;
}
