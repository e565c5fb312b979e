import { say } from '../say.ts';
import { crawlHere } from './crawl-here.ts';
import { crawlThroughRedis } from './crawl-through-redis.ts';
import type { CrawlSize, CrawlWay, NoWay } from './crawl-way.ts';
import { median } from './figures.ts';
import type { Figure, Section } from './figures.ts';
import { startBare } from './start-bare.ts';

/** Servers at a time. */
const concurrencies = [1, 8, 32];
/** Servers of one crawl: as many as the widest takes at a time, twice. */
const servers = 64;

/** The ways a crawl can take, under their names in the table. */
const ways: Record<string, (size: CrawlSize) => Promise<CrawlWay | NoWay>> = { 'in this process': crawlHere, 'through Redis': crawlThroughRedis };

/** Lists servers that answer at once, whole crawls long, against starting the same processes and asking them the same by hand. */
export async function benchCrawl({ runs, folder }: { runs: number; folder: string }): Promise<Section> {
  const figures: Figure[] = [];
  const skipped = new Set<string>();
  for (const concurrency of concurrencies) {
    say(`crawl: ${concurrency} at a time`);
    const opened = await openWays({ count: servers, concurrency, folder }, skipped);
    const works = Object.fromEntries([...opened].map(([name, way]) => [name, () => way.crawl()]));
    const { bare = 0, ...took } = await medianSeconds(runs, { bare: () => startBare(servers, concurrency), ...works }).finally(() => Promise.all([...opened.values()].map((way) => way.close())));
    figures.push({ says: `started bare, ${concurrency} at a time`, value: servers / bare, unit: 'servers/s' });
    for (const [name, seconds] of Object.entries(took)) {
      figures.push({ says: `listed ${name}, ${concurrency} at a time`, value: servers / seconds, unit: 'servers/s' }, { says: `${name} to bare, ${concurrency} at a time`, value: seconds / bare, unit: 'x' });
    }
  }
  return { title: 'crawl', about: [...about, ...skipped], figures };
}

const about = [
  `${servers} servers that answer at once, without a sandbox, listed and recorded; elapsed time`,
  'against: the same processes, started and asked the same three messages',
  'through Redis: two workers share them (one, where they take one at a time)',
];

/** Those that can be taken here; the others are named in `skipped`, with the reason. */
async function openWays(size: CrawlSize, skipped: Set<string>): Promise<Map<string, CrawlWay>> {
  const opened = new Map<string, CrawlWay>();
  for (const [name, open] of Object.entries(ways)) {
    const way = await open(size);
    if ('skipped' in way) skipped.add(`${name}: not measured, since ${way.skipped}`);
    else opened.set(name, way);
  }
  return opened;
}

/** The middle time of each work; all take turns, so that a busy minute of the machine hits all of them. */
async function medianSeconds(runs: number, works: Record<string, () => Promise<void>>): Promise<Record<string, number>> {
  const seen = Object.entries(works).map(([name, work]) => ({ name, work, seconds: [] as number[] }));
  for (let run = 0; run < runs; run += 1) {
    for (const { work, seconds } of seen) {
      const before = performance.now();
      await work();
      seconds.push((performance.now() - before) / 1000);
    }
  }
  return Object.fromEntries(seen.map(({ name, seconds }) => [name, median(seconds)]));
}
