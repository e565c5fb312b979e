import type { CrawlReport } from '../../schema/catalog/crawl-report.ts';
import type { CrawlEntry } from './crawl-entry.ts';
import { rowOf } from './crawl-entry.ts';
import { toolriskVersion } from '../toolrisk-version.ts';

/** A crawl that is over. `dropped`: jobs and results of a queue that were broken. */
export interface FinishedCrawl { begun: Date; ended: CrawlReport['ended']; entries: ReadonlyMap<string, CrawlEntry>; dropped: number }

/** The report of a crawl: what became of every server, and the sums. */
export function crawlReport({ begun, ended, entries, dropped }: FinishedCrawl): CrawlReport {
  const servers = [...entries].map(([server, entry]) => rowOf(server, entry));
  const having = (outcome: string) => servers.filter((row) => row.outcome === outcome).length;
  return {
    toolrisk: toolriskVersion,
    begun: begun.toISOString(),
    seconds: Math.round((Date.now() - begun.getTime()) / 100) / 10,
    ended,
    counts: {
      servers: servers.length, listed: having('listed'), partial: having('partial'), failed: having('failed'), skipped: having('skipped'),
      changed: servers.filter((row) => row.written === 'written').length,
      tools: servers.reduce((sum, { tools = 0 }) => sum + tools, 0),
    },
    medianSeconds: median(servers.filter((row) => row.outcome === 'listed' && row.resumed === undefined).map((row) => row.seconds)),
    ...(dropped > 0 && { dropped }),
    peakMemory: process.resourceUsage().maxRSS * 1024,
    servers,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const last = sorted.length - 1;
  const between = ((sorted[Math.floor(last / 2)] ?? 0) + (sorted[Math.ceil(last / 2)] ?? 0)) / 2;
  return Math.round(between * 1000) / 1000;
}
