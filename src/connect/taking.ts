import type { Limits } from './limits.ts';
import type { GateOptions } from './network/open-gate.ts';
import type { Observed } from './observed.ts';
import type { Reach } from './addresses/fetch/web-fetch.ts';

/** What is being done, for whoever shows progress. */
export type Phase = 'install' | 'start' | 'connect' | 'initialize' | 'list' | 'end';

/** What a gate rests on. */
export type GateParts = Partial<Pick<GateOptions, 'isPublic' | 'lookup' | 'upstream'>>;

/** How to take a listing: limits, what ends it, and whom to tell what happens. */
export interface Taking {
  limits: Limits;
  signal: AbortSignal;
  /** When the signal ends it at the latest, in milliseconds since 1970. */
  until: number;
  /** How far requests may go. */
  reach: Reach;
  /** What the gate of a cell is to use instead of what belongs to it in earnest, for tests. */
  gate?: GateParts | undefined;
  /** Revisions to offer; default: all that are known. */
  revisions?: readonly string[] | undefined;
  /** Filled in with what is seen of the server besides what it says. */
  observed: Observed;
  onProgress(phase: Phase): void;
}
