import type { Limits } from './limits.ts';
import type { Observed } from './observed.ts';
import type { Reach } from './web-fetch.ts';

/** What is being done, for whoever shows progress. */
export type Phase = 'install' | 'start' | 'connect' | 'initialize' | 'list' | 'end';

/** How to take a listing: limits, what ends it, and whom to tell what happens. */
export interface Taking {
  limits: Limits;
  signal: AbortSignal;
  /** When the signal ends it at the latest, in milliseconds since 1970. */
  until: number;
  /** How far requests may go. */
  reach: Reach;
  /** Filled in with what is seen of the server besides what it says. */
  observed: Observed;
  onProgress(phase: Phase): void;
}
