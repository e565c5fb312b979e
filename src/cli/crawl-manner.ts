import { Option } from 'commander';
import type { Command } from 'commander';
import type { CrawlManner } from '../flow/crawl-job.ts';
import { PlaceError } from '../text/place-error.ts';
import { parseCount, parsePositive } from './parse-positive.ts';

/** Options of the commands that list servers of the catalog. */
export interface MannerOptions {
  sandbox: CrawlManner['sandbox'];
  concurrency: number;
  timeout?: number;
  includeUnreviewed?: boolean;
  allowPrivate?: boolean;
}

/** Adds them to a command. */
export function addMannerOptions(command: Command): Command {
  return command
    .addOption(new Option('--sandbox <kind>', 'how programs are shut in').choices(['auto', 'bwrap', 'none']).default('auto'))
    .option('--concurrency <number>', 'servers at a time', parseCount, 2)
    .option('--timeout <seconds>', 'time to list one server', parsePositive)
    .option('--include-unreviewed', 'start servers that were taken over from a registry, in a sandbox')
    .option('--allow-private', 'reach servers at addresses of this machine or network too');
}

/** How servers are to be listed. Throws `PlaceError` for what does not go together. */
export function mannerOf({ sandbox, timeout, includeUnreviewed = false, allowPrivate = false }: MannerOptions): CrawlManner {
  if (includeUnreviewed && sandbox === 'none') throw new PlaceError('--include-unreviewed', 'needs a sandbox', 'Leave out --sandbox none.');
  return { sandbox, includeUnreviewed, allowPrivate, ...(timeout !== undefined && { timeoutMs: timeout * 1000 }) };
}
