/**
 * Notices jobs that are nowhere: not in the queue, not at a worker, not among the results. Somebody removed them, or a worker
 * took them for none of its own. One that was just handed over may seem so for a moment: only what two signs of life of the
 * crawl have passed since is lost.
 */
export class LostJobs {
  /** Signs of life that had passed when a job was first not seen. */
  readonly #since = new Map<string, number>();
  readonly #times = new Map<string, number>();
  #beats = 0;

  /** A sign of life has passed. */
  beat(): void {
    this.#beats += 1;
  }

  /** Notes which of the jobs that are out were seen, and gives those that are lost. */
  look(out: Iterable<string>, present: ReadonlySet<string>): string[] {
    const missing = [...out].filter((jobId) => !present.has(jobId));
    const before = new Map(this.#since);
    this.#since.clear();
    for (const jobId of missing) this.#since.set(jobId, before.get(jobId) ?? this.#beats);
    return missing.filter((jobId) => this.#beats - (this.#since.get(jobId) as number) >= 2);
  }

  /** Counts a loss: gives how often this job was lost. It is looked for anew from now on. */
  count(jobId: string): number {
    const times = (this.#times.get(jobId) ?? 0) + 1;
    this.#times.set(jobId, times);
    this.#since.delete(jobId);
    return times;
  }

  /** All of them were put into the queue again. */
  forgive(): void {
    this.#since.clear();
  }
}
