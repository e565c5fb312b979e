import type { CrawlManner } from '../crawl/crawl-job.ts';
import { crawlLimits } from '../crawl/crawl-limits.ts';
import type { CrawlHooks, CrawlRunner } from '../crawl/crawl-runner.ts';
import { Collector } from './collect/collector.ts';
import { openQueue } from './open-queue.ts';
import { openRedis } from './redis/open-redis.ts';
import { queueScripts } from './redis/queue-scripts.ts';
import { runScripts } from './redis/run-scripts.ts';
import type { SharedQueue } from './shared-queue.ts';

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
