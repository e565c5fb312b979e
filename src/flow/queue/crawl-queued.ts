import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { PlaceError } from '../../text/place-error.ts';
import { crawlCauses } from '../crawl-causes.ts';
import type { CrawlFinding, CrawlManner } from '../crawl-job.ts';
import { crawlLimits } from '../crawl-limits.ts';
import type { CrawlLimits } from '../crawl-limits.ts';
import type { CrawlHooks, CrawlRunner, CrawlTask } from '../crawl-runner.ts';
import { refuseUnreviewed } from '../refuse-unreviewed.ts';
import { LostJobs } from './lost-jobs.ts';
import { openQueue } from './open-queue.ts';
import type { JobQueue } from './open-queue.ts';
import { openRedis } from './open-redis.ts';
import { badResult, readResult } from './queue-result.ts';
import type { QueueKey } from './queue-key.ts';
import { queueScripts } from './queue-scripts.ts';
import type { QueueScripts, Survey } from './queue-scripts.ts';
import { isSignedBy, queueSignature } from './queue-signature.ts';
import { isBreakage } from './redis-errors.ts';
import { jobIdOf, runOf } from './run-keys.ts';
import { runScripts } from './run-scripts.ts';
import type { RunScripts } from './run-scripts.ts';
import type { SharedQueue } from './shared-queue.ts';
import { jobOf } from './signed-job.ts';
import { specMismatch } from './spec-mismatch.ts';
import { watchWorkers } from './watch-workers.ts';

/** Has servers listed by the workers of a queue, wherever they run. Connects at once: throws `PlaceError` where there is no Redis. */
export async function crawlQueued({ place, key }: SharedQueue, manner: CrawlManner): Promise<CrawlRunner> {
  const limits = { ...crawlLimits, ...manner.crawlLimits };
  let hear: CrawlHooks['onTrouble'] = () => undefined;
  const link = await openRedis(place, limits, (trouble) => hear(trouble));
  return async (tasks, hooks) => {
    hear = hooks.onTrouble;
    const callOff = link.closeAfter(hooks.signal, limits.redisFarewellMs);
    try {
      if (hooks.signal.aborted) return;
      const jobs = queueScripts(link.redis);
      hooks.onDropped((await link.within(jobs.survey(hooks.run))).dropped);
      const parts = { jobs, queue: await link.within(openQueue(link, key)), scripts: runScripts(link.redis, hooks.run), key, limits, shown: place.shown, manner };
      await link.within(new Collector(tasks, hooks, parts).collect());
    } catch (error) {
      if (!hooks.signal.aborted) throw link.asError(error);
    } finally {
      callOff();
      link.close();
    }
  };
}

interface CollectorParts { queue: JobQueue; jobs: QueueScripts; scripts: RunScripts; key: QueueKey; limits: CrawlLimits; shown: string; manner: CrawlManner }

/** The one who fills the queue and takes the results out: a few jobs ahead, until every task has its finding. */
class Collector {
  readonly #waiting: IterableIterator<CrawlTask>;
  readonly #tasks: ReadonlyMap<string, CrawlTask>;
  /** Jobs without a finding, in the queue. */
  readonly #out = new Map<string, CrawlTask>();
  readonly #begun = new Set<string>();
  readonly #holder: string;
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
    const self = randomUUID();
    this.#holder = self + queueSignature(parts.key, 'holder', [hooks.run, self]);
    this.#tasks = new Map(tasks.map((task) => [jobIdOf(hooks.run, task), task]));
    this.#waiting = tasks.values();
  }

  async collect(): Promise<void> {
    const { signal, onTrouble } = this.#hooks;
    await this.#hold('claim');
    await this.#takeEarlier();
    let seen: ReadonlySet<string> = new Set();
    const look = watchWorkers({ queue: this.#parts.queue, survey: () => this.#survey() }, this.#parts.limits, {
      onTrouble, onActive: (jobId, at) => this.#tell(jobId, at), onPresent: (present) => { seen = present; },
    });
    while (!signal.aborted) {
      await this.#mended(() => this.#fill());
      if (Date.now() >= this.#beatAt) await this.#hold('keep');
      if (await this.#takeOne()) continue;
      if (this.#out.size === 0) break;
      if (await look()) await this.#mended(() => this.#findLost(seen));
      await wait(this.#parts.limits.queuePollMs, undefined, { signal }).catch(() => undefined);
    }
    await this.#leave();
  }

  /** Claims the run, or says that it still is there. Where Redis lost it, the jobs are put there again. */
  async #hold(how: 'claim' | 'keep'): Promise<void> {
    const { limits: { queueHoldMs, queueBeatMs, resumeWithinMs }, scripts } = this.#parts;
    const held = await scripts.hold(how, this.#holder, { holdMs: queueHoldMs, keptMs: resumeWithinMs });
    if (typeof held === 'object') return this.#defend(held.other);
    this.#beatAt = Date.now() + queueBeatMs;
    if (how === 'claim') return;
    this.#lost.beat();
    if (held !== 'new') return;
    this.#lost.forgive();
    await this.#mended(() => this.#parts.queue.add(this.#hooks.run, [...this.#out.values()]));
  }

  /** Yields to another crawl with the key, and to nobody else. */
  async #defend(other: string): Promise<void> {
    const { key, shown } = this.#parts;
    const self = other.slice(0, 36);
    if (isSignedBy(key, 'holder', [this.#hooks.run, self], other.slice(36))) throw new PlaceError(shown, 'the same crawl was begun a second time and took over', 'Let one of the two run.', 3);
    this.#hooks.onDropped(1);
    await this.#hold('claim');
  }

  /** Does something with the queue; where that fails at what somebody wrote into it, once more without that. */
  async #mended(work: () => Promise<void>): Promise<void> {
    await work().catch(async (error: unknown) => {
      if (!isBreakage(error)) throw error;
      await this.#parts.jobs.repair();
      await work();
    });
  }

  async #survey(): Promise<Survey> {
    const found = await this.#parts.jobs.survey(this.#hooks.run);
    this.#hooks.onDropped(found.dropped);
    return found;
  }

  /** Puts jobs that are lost into the queue again, or gives them up. */
  async #findLost(present: ReadonlySet<string>): Promise<void> {
    const { jobs, queue, limits } = this.#parts;
    const lost = this.#lost.look(this.#out.keys(), present);
    if (lost.length === 0) return;
    await jobs.forget(lost);
    const again: CrawlTask[] = [];
    for (const jobId of lost) {
      const times = this.#lost.count(jobId);
      if (times > limits.mostLostJobs) await this.#finish(jobId, this.#spoilt.has(jobId) ? badResult('what came for it was not signed by a worker with the key') : jobLost(times));
      else again.push(this.#out.get(jobId) as CrawlTask);
    }
    if (again.length > 0) await queue.add(this.#hooks.run, again);
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
    if (batch.length > 0) await this.#parts.queue.add(this.#hooks.run, batch);
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
    const { key, limits, manner } = this.#parts;
    const finding = readResult(text, { job: jobOf(this.#hooks.run, task), key, most: limits.greatestResult });
    if (finding === null) {
      this.#spoilt.add(jobId);
      return this.#hooks.onDropped(1);
    }
    // Where the crawl itself was given another way to start servers, there are no packages.
    const mismatch = finding.outcome.ok && manner.launch === undefined ? specMismatch(finding.outcome.listing, task.spec) : null;
    if (mismatch !== null) this.#hooks.onDropped(1);
    await this.#finish(jobId, mismatch === null ? finding : badResult(`its result is not of its server file: ${mismatch}`));
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

function jobLost(times: number): CrawlFinding {
  return { outcome: { ok: false, cause: 'job-lost', says: `its job was lost in the queue ${times} times: a worker with another key took it, or somebody removed it.`, remedy: crawlCauses['job-lost'], observed: {} }, seconds: 0, attempts: times };
}
