import type { Limits } from './limits.ts';

/** What is being done, for whoever shows progress. */
export type Phase = 'install' | 'start' | 'connect' | 'initialize' | 'list' | 'end';

/** How to take a listing: limits, what ends it, and whom to tell what happens. */
export interface Taking {
  limits: Limits;
  signal: AbortSignal;
  onProgress(phase: Phase): void;
}
