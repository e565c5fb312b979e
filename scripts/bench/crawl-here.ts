import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { crawlCatalog } from '../../src/flow/crawl/crawl-catalog.ts';
import type { CrawlRequest } from '../../src/flow/crawl/crawl-catalog.ts';
import { launchStandIn, writeCatalog } from '../../test/crawl/stand-in-catalog.ts';
import type { CrawlSize, CrawlWay } from './crawl-way.ts';

/** A crawl in this process. */
export async function crawlHere({ count, concurrency, folder }: CrawlSize): Promise<CrawlWay> {
  const servers = Object.fromEntries(Array.from({ length: count }, (_, at) => [`server-${at}`, 'honest']));
  return { crawl: () => crawlOnce(servers, { concurrency, launch: launchStandIn }, folder), close: async () => undefined };
}

/** Crawls a new catalog of such servers, so that every snapshot is new. */
export async function crawlOnce(servers: Parameters<typeof writeCatalog>[1], how: Pick<CrawlRequest, 'concurrency' | 'launch' | 'queue'>, folder: string): Promise<void> {
  const catalog = mkdtempSync(join(folder, 'crawl-'));
  writeCatalog(catalog, servers);
  const entries = await crawlCatalog({ ...how, catalog, sandbox: 'none', today: '2026-01-01' });
  const failed = [...entries.values()].find(({ ok }) => !ok);
  if (failed !== undefined) throw new Error(`A server was not listed: ${JSON.stringify(failed)}`);
  rmSync(catalog, { recursive: true });
}
