const second = 1000;

/** What a crawl bears. Milliseconds, bytes, counts. */
export const crawlLimits = {
  /** Waits before a server is tried again where that can help: a registry or a network comes back within seconds, or not soon. */
  retryWaitsMs: [2 * second, 8 * second],
  /** Tries of a server that did not answer in time: each costs the whole time again. */
  mostTimeouts: 2,
  /** Longest wait that a server may ask for before it is tried again. */
  mostAskedWaitMs: 60 * second,
  /** How old an interrupted run may be to go on with: what servers said yesterday may have changed. */
  resumeWithinMs: 24 * 3600 * second,
} as const;

/** The limits of one crawl; tests give smaller ones instead of waiting. */
export type CrawlLimits = { readonly [name in keyof typeof crawlLimits]: (typeof crawlLimits)[name] extends number ? number : readonly number[] };
