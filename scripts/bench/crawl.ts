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
    const bare = await medianSeconds(runs, () => startBare(servers, concurrency));
    figures.push({ says: `started bare, ${concurrency} at a time`, value: servers / bare, unit: 'servers/s' });
    for (const [name, crawl] of Object.entries(ways)) {
      const took = await medianSeconds(runs, () => crawl(servers, concurrency, folder));
      figures.push({ says: `listed ${name}, ${concurrency} at a time`, value: servers / took, unit: 'servers/s' }, { says: `time against bare, ${concurrency} at a time`, value: took / bare, unit: 'x' });
    }
  }
  return { title: 'crawl', about: [`${servers} servers that answer at once, without a sandbox, listed and recorded; elapsed time`, 'against: the same processes, started and asked the same three messages'], figures };
}

async function medianSeconds(runs: number, work: () => Promise<void>): Promise<number> {
  const seen: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const before = performance.now();
    await work();
    seen.push((performance.now() - before) / 1000);
  }
  return median(seen);
}

async function crawlHere(count: number, concurrency: number, folder: string): Promise<void> {
  const catalog = mkdtempSync(join(folder, 'crawl-'));
  writeCatalog(catalog, Object.fromEntries(Array.from({ length: count }, (_, at) => [`server-${at}`, 'honest'])));
  const entries = await crawlCatalog({ catalog, concurrency, sandbox: 'none', today: '2026-01-01', launch: launchStandIn });
  const failed = [...entries.values()].find(({ ok }) => !ok);
  if (failed !== undefined) throw new Error(`A server was not listed: ${JSON.stringify(failed)}`);
  rmSync(catalog, { recursive: true });
}
