import { join } from 'node:path';
import type { CrawlReport } from '../../schema/catalog/crawl-report.ts';
import { writeText } from '../write-text.ts';

/** Where the report of the last crawl lies, as JSON; its readable twin lies beside it. */
export function crawlReportPath(build: string): string {
  return join(build, 'crawl', 'report.json');
}

/** Writes the report of a crawl for machines and for people. */
export async function writeCrawlReport(build: string, report: CrawlReport, readable: string): Promise<void> {
  await writeText(crawlReportPath(build), `${JSON.stringify(report, null, 2)}\n`);
  await writeText(crawlReportPath(build).replace(/json$/, 'md'), readable);
}
