const second = 1000;
const MiB = 1024 * 1024;

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

  /** For a Redis to answer at all: one that is there does within milliseconds. */
  redisConnectMs: 5 * second,
  /** For a Redis that went, or hangs, to answer again: a restart takes seconds; whoever restarts it later runs the same command again. */
  redisGoneMs: 30 * second,
  /** For the last commands when a crawl or worker is told to end: whoever stopped a Redis must not have to stop its clients by force. */
  redisFarewellMs: 10 * second,
  /** Jobs that a crawl puts into the queue ahead of what is done: enough for any number of workers, soon withdrawn, fair to other crawls. */
  queueAhead: 500,
  /** Between two looks for results when there was none. */
  queuePollMs: 50,
  /** Between two looks at what the workers are at, and at whether there are any. */
  queueLookMs: second,
  /** Before it is said that no worker runs: one that was just started has asked for a job by then. */
  noWorkersAfterMs: 5 * second,
  /** Between two signs of life of a crawl; a worker looks as often whether the crawl of its job is still there. */
  queueBeatMs: 5 * second,
  /** How long a crawl counts as there without a sign of life. */
  queueHoldMs: 60 * second,
  /** How long a job is a worker's without a sign of life, given every half of it: a worker may be busy with 20 MB for seconds. */
  jobLockMs: 30 * second,
  /** Between two looks for jobs whose worker is lost: with the lock, its job is begun again within 45 s. */
  stalledCheckMs: 15 * second,
  /** Workers that one job may lose: a machine is switched off once; what takes a third one down does so itself. */
  mostLostWorkers: 2,
  /** Times that a job may get lost in the queue and is put there again: a stray command costs one; what costs every one does so again. */
  mostLostJobs: 2,
  /** One result: the largest listing seen takes 4 MB. */
  greatestResult: 64 * MiB,
  /** For workers to sign off the last jobs, so that nothing of the queue is left behind. */
  queueTidyMs: 2 * second,
} as const;

/** The limits of one crawl; tests give smaller ones instead of waiting. */
export type CrawlLimits = { readonly [name in keyof typeof crawlLimits]: (typeof crawlLimits)[name] extends number ? number : readonly number[] };
