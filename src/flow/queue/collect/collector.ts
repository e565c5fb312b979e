import { setTimeout as wait } from 'node:timers/promises';
import type { CrawlFinding, CrawlManner } from '../../crawl/crawl-job.ts';
import type { CrawlLimits } from '../../crawl/crawl-limits.ts';
import type { CrawlHooks, CrawlTask } from '../../crawl/crawl-runner.ts';
import { refuseUnreviewed } from '../../crawl/refuse-unreviewed.ts';
import { LostJobs } from './lost-jobs.ts';
import type { JobQueue } from '../open-queue.ts';
import type { QueueKey } from '../signed/queue-key.ts';
import type { QueueScripts, Survey } from '../redis/queue-scripts.ts';
import { lostResult, receivedResult } from './received-result.ts';
import { isBreakage } from '../redis/redis-errors.ts';
import { RunClaim } from './run-claim.ts';
import { jobIdOf, runOf } from '../redis/run-keys.ts';
import type { RunScripts } from '../redis/run-scripts.ts';
import { watchWorkers } from './watch-workers.ts';

/** What a collector works with. `shown`: the address of the Redis. */
export interface CollectorParts { queue: JobQueue; jobs: QueueScripts; scripts: RunScripts; key: QueueKey; limits: CrawlLimits; shown: string; manner: CrawlManner }

/** The one who fills the queue and takes the results out: a few jobs ahead, until every task has its finding. */
export class Collector {
  readonly #waiting: IterableIterator<CrawlTask>;
  readonly #tasks: ReadonlyMap<string, CrawlTask>;
  /** Jobs without a finding, in the queue. */
  readonly #out = new Map<string, CrawlTask>();
  readonly #begun = new Set<string>();
  readonly #claim: RunClaim;
  readonly #hooks: CrawlHooks;
  readonly #parts: CollectorParts;
  readonly #done = new Set<string>();
  readonly #lost = new LostJobs();
  /** Jobs for which something came that was no result. */
  readonly #spoilt = new Set<string>();
  #beatAt = 0;

  constructor(tasks: readonly CrawlTask[], hooks: CrawlHooks, parts: CollectorParts) {
    this.#hooks = hooks;
    this.#parts = parts;
    this.#claim = new RunClaim({ ...parts, run: hooks.run, onDropped: (count) => hooks.onDropped(count) });
    this.#tasks = new Map(tasks.map((task) => [jobIdOf(hooks.run, task), task]));
    this.#waiting = tasks.values();
  }

  async collect(): Promise<void> {
    const { signal, onTrouble } = this.#hooks;
    await this.#claim.hold('claim');
    await this.#takeEarlier();
    let seen: ReadonlySet<string> = new Set();
    const look = watchWorkers({ queue: this.#parts.queue, survey: () => this.#survey() }, this.#parts.limits, {
      onTrouble, onActive: (jobId, at) => this.#tell(jobId, at), onPresent: (present) => { seen = present; },
    });
    while (!signal.aborted) {
      await this.#fill();
      if (Date.now() >= this.#beatAt) await this.#beat();
      if (await this.#takeOne()) continue;
      if (this.#out.size === 0) break;
      if (await look()) await this.#findLost(seen);
      await wait(this.#parts.limits.queuePollMs, undefined, { signal }).catch(() => undefined);
    }
    await this.#leave();
  }

  /** Says that the crawl still is there. Where Redis lost that, the jobs are put there again. */
  async #beat(): Promise<void> {
    const held = await this.#claim.hold('keep');
    this.#beatAt = Date.now() + this.#parts.limits.queueBeatMs;
    this.#lost.beat();
    if (held !== 'new') return;
    this.#lost.forgive();
    await this.#add([...this.#out.values()]);
  }

  /** Puts jobs into the queue. Where that fails at what somebody wrote into it, some times more without that; what is not in it then is lost, and found to be so. */
  async #add(tasks: readonly CrawlTask[]): Promise<void> {
    const { jobs, queue, limits } = this.#parts;
    const { run } = this.#hooks;
    for (let tries = 0; tries <= limits.mostLostJobs && tasks.length > 0; tries += 1) {
      await jobs.clear(tasks.map((task) => jobIdOf(run, task)));
      const isAdded = await queue.add(run, tasks).then(() => true, async (error: unknown) => {
        if (!isBreakage(error)) throw error;
        await jobs.repair();
        return false;
      });
      if (isAdded) return;
    }
  }

  async #survey(): Promise<Survey> {
    const found = await this.#parts.jobs.survey(this.#hooks.run);
    this.#hooks.onDropped(found.dropped);
    return found;
  }

  /** Puts jobs that are lost into the queue again, or gives them up. */
  async #findLost(present: ReadonlySet<string>): Promise<void> {
    const { jobs, limits } = this.#parts;
    const lost = this.#lost.look(this.#out.keys(), present);
    if (lost.length === 0) return;
    await jobs.forget(lost);
    const again: CrawlTask[] = [];
    for (const jobId of lost) {
      const times = this.#lost.count(jobId);
      if (times > limits.mostLostJobs) await this.#finish(jobId, lostResult(times, this.#spoilt.has(jobId)));
      else again.push(this.#out.get(jobId) as CrawlTask);
    }
    await this.#add(again);
  }

  /** What workers finished of this crawl while nobody collected it. */
  async #takeEarlier(): Promise<void> {
    while (!this.#hooks.signal.aborted && await this.#takeOne());
  }

  async #fill(): Promise<void> {
    const batch: CrawlTask[] = [];
    while (this.#out.size < this.#parts.limits.queueAhead) {
      const next = this.#waiting.next();
      if (next.done === true) break;
      const jobId = jobIdOf(this.#hooks.run, next.value);
      if (this.#done.has(jobId)) continue;
      // A job says nothing of that: who does not ask for it must not have it done.
      const refusal = refuseUnreviewed(next.value.spec, this.#parts.manner.includeUnreviewed === true, 'auto');
      if (refusal !== null) await this.#finish(jobId, { outcome: refusal, seconds: 0, attempts: 1 });
      else {
        this.#out.set(jobId, next.value);
        batch.push(next.value);
      }
    }
    await this.#add(batch);
  }

  /** Records the oldest result there is. One that nobody waits for any more is dropped: a job may be done twice, its result counts once. */
  async #takeOne(): Promise<boolean> {
    const { scripts, limits } = this.#parts;
    const found = await scripts.look(limits.greatestResult);
    if (found === null) return false;
    const task = this.#tasks.get(found.jobId);
    // One of this run may be of a server that an earlier process of it recorded, and was killed before it said so here.
    if (task === undefined) this.#hooks.onDropped(runOf(found.jobId) === this.#hooks.run ? 0 : 1);
    else if (!this.#done.has(found.jobId)) await this.#take(task, found);
    await scripts.drop(found.jobId);
    return true;
  }

  /** Takes what came for a server, if a worker with the key sent it for this very job. */
  async #take(task: CrawlTask, { jobId, text }: { jobId: string; text?: string }): Promise<void> {
    const { key, manner } = this.#parts;
    const received = receivedResult(text, { run: this.#hooks.run, task, key, manner });
    if (received === null) this.#spoilt.add(jobId);
    if (received === null || received.isBroken) this.#hooks.onDropped(1);
    if (received !== null) await this.#finish(jobId, received.finding);
  }

  async #finish(jobId: string, finding: CrawlFinding): Promise<void> {
    const { server } = this.#tasks.get(jobId) as CrawlTask;
    this.#begin(jobId, server);
    this.#done.add(jobId);
    this.#out.delete(jobId);
    await this.#hooks.onFinding(server, finding);
  }

  #tell(jobId: string, at: string): void {
    const task = this.#out.get(jobId);
    if (task === undefined) return;
    this.#begin(jobId, task.server);
    this.#hooks.onPhase(task.server, at);
  }

  #begin(jobId: string, server: string): void {
    if (this.#begun.has(jobId)) return;
    this.#begun.add(jobId);
    this.#hooks.onStart(server);
  }

  /** Takes back what is not done, and removes what is the run's own. */
  async #leave(): Promise<void> {
    const { queue, scripts, jobs, limits } = this.#parts;
    await queue.withdraw([...this.#out.keys()]);
    await this.#survey();
    this.#hooks.onDropped(await jobs.told());
    const until = Date.now() + limits.queueTidyMs;
    while (!await scripts.tidy() && Date.now() < until) await wait(limits.queuePollMs);
  }
}
