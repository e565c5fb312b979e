import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { crawlCatalog } from '../../src/flow/crawl-catalog.ts';
import { launchStandIn, writeCatalog } from '../../test/crawl/stand-in-catalog.ts';
import { say } from '../say.ts';
import { median } from './figures.ts';
import type { Figure, Section } from './figures.ts';
import { startBare } from './start-bare.ts';

/** Servers at a time. */
const concurrencies = [1, 8, 32];
/** Servers of one crawl: as many as the widest takes at a time, twice. */
const servers = 64;

/** Lists that many servers that answer at once, this many at a time, and records them. */
type Way = (count: number, concurrency: number, folder: string) => Promise<void>;

/** The ways a crawl can take. One through a queue belongs here, under the same name as in the table. */
const ways: Record<string, Way> = { 'in this process': crawlHere };

/** Lists servers that answer at once, whole crawls long, against starting the same processes and asking them the same by hand. */
export async function benchCrawl({ runs, folder }: { runs: number; folder: string }): Promise<Section> {
  const figures: Figure[] = [];
  for (const concurrency of concurrencies) {
    say(`crawl: ${concurrency} at a time`);
    const { bare = 0, ...took } = await medianSeconds(runs, { bare: () => startBare(servers, concurrency), ...waysAt(concurrency, folder) });
    figures.push({ says: `started bare, ${concurrency} at a time`, value: servers / bare, unit: 'servers/s' });
    for (const [name, seconds] of Object.entries(took)) {
      figures.push({ says: `listed ${name}, ${concurrency} at a time`, value: servers / seconds, unit: 'servers/s' }, { says: `time against bare, ${concurrency} at a time`, value: seconds / bare, unit: 'x' });
    }
  }
  return { title: 'crawl', about: [`${servers} servers that answer at once, without a sandbox, listed and recorded; elapsed time`, 'against: the same processes, started and asked the same three messages'], figures };
}

function waysAt(concurrency: number, folder: string): Record<string, () => Promise<void>> {
  return Object.fromEntries(Object.entries(ways).map(([name, crawl]) => [name, () => crawl(servers, concurrency, folder)]));
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

async function crawlHere(count: number, concurrency: number, folder: string): Promise<void> {
  const catalog = mkdtempSync(join(folder, 'crawl-'));
  writeCatalog(catalog, Object.fromEntries(Array.from({ length: count }, (_, at) => [`server-${at}`, 'honest'])));
  const entries = await crawlCatalog({ catalog, concurrency, sandbox: 'none', today: '2026-01-01', launch: launchStandIn });
  const failed = [...entries.values()].find(({ ok }) => !ok);
  if (failed !== undefined) throw new Error(`A server was not listed: ${JSON.stringify(failed)}`);
  rmSync(catalog, { recursive: true });
}
