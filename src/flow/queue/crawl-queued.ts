import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { PlaceError } from '../../text/place-error.ts';
import type { CrawlFinding, CrawlManner } from '../crawl-job.ts';
import { crawlLimits } from '../crawl-limits.ts';
import type { CrawlLimits } from '../crawl-limits.ts';
import type { CrawlHooks, CrawlRunner, CrawlTask } from '../crawl-runner.ts';
import { refuseUnreviewed } from '../refuse-unreviewed.ts';
import { openQueue } from './open-queue.ts';
import type { JobQueue } from './open-queue.ts';
import { openRedis } from './open-redis.ts';
import { readResult } from './queue-result.ts';
import type { RedisPlace } from './redis-place.ts';
import { jobIdOf } from './run-keys.ts';
import { runScripts } from './run-scripts.ts';
import type { RunScripts } from './run-scripts.ts';
import { watchWorkers } from './watch-workers.ts';

/** Has servers listed by the workers of a queue, wherever they run. Connects at once: throws `PlaceError` where there is no Redis. */
export async function crawlQueued(place: RedisPlace, manner: CrawlManner): Promise<CrawlRunner> {
  const limits = { ...crawlLimits, ...manner.crawlLimits };
  let hear: CrawlHooks['onTrouble'] = () => undefined;
  const link = await openRedis(place, limits, (trouble) => hear(trouble));
  return async (tasks, hooks) => {
    hear = hooks.onTrouble;
    const callOff = link.closeAfter(hooks.signal, limits.redisFarewellMs);
    try {
      if (hooks.signal.aborted) return;
      const queue = await link.within(openQueue(link));
      const parts = { queue, scripts: runScripts(link.redis, hooks.run), limits, shown: place.shown, included: manner.includeUnreviewed === true };
      await link.within(new Collector(tasks, hooks, parts).collect());
    } catch (error) {
      if (!hooks.signal.aborted) throw link.asError(error);
    } finally {
      callOff();
      link.close();
    }
  };
}

interface CollectorParts { queue: JobQueue; scripts: RunScripts; limits: CrawlLimits; shown: string; included: boolean }

/** The one who fills the queue and takes the results out: a few jobs ahead, until every task has its finding. */
class Collector {
  readonly #waiting: IterableIterator<CrawlTask>;
  readonly #tasks: ReadonlyMap<string, CrawlTask>;
  /** Jobs without a finding, in the queue. */
  readonly #out = new Map<string, CrawlTask>();
  readonly #begun = new Set<string>();
  readonly #holder = randomUUID();
  readonly #hooks: CrawlHooks;
  readonly #parts: CollectorParts;
  readonly #done = new Set<string>();
  #beatAt = 0;
  /** Times in a row that the queue was seen empty though results are missing. */
  #empty = 0;

  constructor(tasks: readonly CrawlTask[], hooks: CrawlHooks, parts: CollectorParts) {
    this.#hooks = hooks;
    this.#parts = parts;
    this.#tasks = new Map(tasks.map((task) => [jobIdOf(hooks.run, task), task]));
    this.#waiting = tasks.values();
  }

  async collect(): Promise<void> {
    const { signal, onTrouble } = this.#hooks;
    await this.#hold('claim');
    await this.#takeEarlier();
    const look = watchWorkers(this.#parts.queue, this.#parts.limits, { onTrouble, onActive: (jobId, at) => this.#tell(jobId, at) });
    while (!signal.aborted) {
      await this.#fill();
      if (Date.now() >= this.#beatAt) await this.#hold('keep');
      if (await this.#takeOne()) continue;
      if (this.#out.size === 0) break;
      await look();
      await wait(this.#parts.limits.queuePollMs, undefined, { signal }).catch(() => undefined);
    }
    await this.#leave();
  }

  /** Claims the run, or says that it still is there. Where Redis lost it, the jobs are put there again. */
  async #hold(how: 'claim' | 'keep'): Promise<void> {
    const { queueHoldMs, queueBeatMs, resumeWithinMs } = this.#parts.limits;
    const held = await this.#parts.scripts.hold(how, this.#holder, { holdMs: queueHoldMs, keptMs: resumeWithinMs });
    if (held === 'other') throw new PlaceError(this.#parts.shown, 'the same crawl was begun a second time and took over', 'Let one of the two run.', 3);
    this.#beatAt = Date.now() + queueBeatMs;
    if (how === 'claim') return;
    // Twice empty, with a beat between and no result since: what was in the queue is lost.
    this.#empty = this.#out.size > 0 && await this.#parts.queue.length() === 0 ? this.#empty + 1 : 0;
    if (held === 'new' || this.#empty > 1) await this.#parts.queue.add(this.#hooks.run, [...this.#out.values()]);
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
      const refusal = refuseUnreviewed(next.value.spec, this.#parts.included, 'auto');
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
    if (this.#tasks.has(found.jobId) && !this.#done.has(found.jobId)) await this.#finish(found.jobId, readResult(found, limits.greatestResult));
    await scripts.drop(found.jobId);
    return true;
  }

  async #finish(jobId: string, finding: CrawlFinding): Promise<void> {
    const { server } = this.#tasks.get(jobId) as CrawlTask;
    this.#empty = 0;
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
    const { queue, scripts, limits } = this.#parts;
    await queue.withdraw([...this.#out.keys()]);
    const until = Date.now() + limits.queueTidyMs;
    while (!await scripts.tidy() && Date.now() < until) await wait(limits.queuePollMs);
  }
}
