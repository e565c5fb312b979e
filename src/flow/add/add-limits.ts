const second = 1000;

/** What `add` bears of one server. Milliseconds, counts. */
export const addLimits = {
  /** Starts of one server: what five did not find out, a person sees sooner in its words. */
  mostTries: 5,
  /** From a start to the answer to `initialize`: nine of ten take 5 s, the slowest 30 s, and a start that waits for a value does so to the end. */
  answerMs: 40 * second,
  /** Starts that did not answer in time: a third one as a rule does not either. */
  mostTimeouts: 2,
} as const;
