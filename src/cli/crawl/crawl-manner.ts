import type { Command } from 'commander';
import type { CrawlManner } from '../../flow/crawl/crawl-job.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { parseCount, parseSeconds } from '../options/parse-seconds.ts';
import { addSandboxOptions, sandboxOf } from '../options/sandbox-options.ts';
import type { SandboxOptions } from '../options/sandbox-options.ts';

/** Options of the commands that list servers of the catalog. */
export interface MannerOptions extends SandboxOptions {
  concurrency: number;
  timeout?: number;
  includeUnreviewed?: boolean;
  allowPrivate?: boolean;
}

/** Adds them to a command. */
export function addMannerOptions(command: Command): Command {
  return addSandboxOptions(command)
    .option('--concurrency <number>', 'servers at a time', parseCount, 2)
    .option('--timeout <seconds>', 'time to list one server', parseSeconds)
    .option('--include-unreviewed', 'start servers that were taken over from a registry, in a sandbox')
    .option('--allow-private', 'reach servers at addresses of this machine or network too');
}

/** How servers are to be listed. Throws `PlaceError` for what does not go together. */
export function mannerOf({ timeout, includeUnreviewed = false, allowPrivate = false, ...shutIn }: MannerOptions): CrawlManner {
  if (includeUnreviewed && shutIn.sandbox === 'none') throw new PlaceError('--include-unreviewed', 'needs a sandbox', 'Leave out --sandbox none.');
  return { ...sandboxOf(shutIn), includeUnreviewed, allowPrivate, ...(timeout !== undefined && { timeoutMs: timeout * 1000 }) };
}
