import { Command, Option } from 'commander';
import { crawlCatalog } from '../flow/crawl-catalog.ts';
import type { CrawlOutcome } from '../flow/crawl-server.ts';
import { ownCatalogFolder } from './catalog-folder.ts';
import type { Context } from './context.ts';
import { crawlProgress, outcomeLine } from './crawl-progress.ts';
import { parseCount } from './parse-positive.ts';
import { syncFromRegistry } from './sync-registry.ts';

interface CrawlOptions { catalog?: string; sandbox: 'auto' | 'bwrap' | 'none'; concurrency: number; registry?: string; includeUnreviewed?: boolean; allowPrivate?: boolean }

const examples = `
Examples:
  toolrisk crawl                     every server of the catalog
  toolrisk crawl filesystem memory   these two

Each server is installed at its pinned version with install scripts off, started shut in,
asked for its tools and ended. No tool is called. A server that fails keeps its snapshot.
Exit code 3 when one could not be listed, or only in part.`;

/** `toolrisk crawl`: record what the servers of the catalog say now. */
export function crawlCommand(context: Context): Command {
  return new Command('crawl')
    .description('refresh the snapshots of the catalog')
    .argument('[server...]', 'ids of servers (default: all)')
    .addOption(new Option('--sandbox <kind>', 'how programs are shut in').choices(['auto', 'bwrap', 'none']).default('auto'))
    .option('--concurrency <number>', 'servers at a time', parseCount, 2)
    .option('--registry <base-url>', 'take over the servers of a registry instead')
    .option('--include-unreviewed', 'also servers that nobody has reviewed')
    .option('--allow-private', 'let URLs lead into private networks')
    .addHelpText('after', examples)
    .action(async (servers: string[], _options: CrawlOptions, command: Command) => {
      const options = command.optsWithGlobals<CrawlOptions>();
      const catalog = ownCatalogFolder(options.catalog, context.cwd);
      if (options.registry !== undefined) return syncFromRegistry(options.registry, { catalog, allowPrivate: options.allowPrivate === true }, context);
      const outcomes = await crawlCatalog({
        catalog,
        allowPrivate: options.allowPrivate === true,
        includeUnreviewed: options.includeUnreviewed === true,
        ...(servers.length > 0 && { servers }),
        sandbox: options.sandbox,
        concurrency: options.concurrency,
        today: new Date().toISOString().slice(0, 10),
        signal: context.stop,
        onEvent: crawlProgress(process.stderr),
      });
      await tellOutcomes(outcomes, context);
    });
}

/** Counts first, then every server that was not wholly listed, with what to do about it. */
async function tellOutcomes(outcomes: ReadonlyMap<string, CrawlOutcome>, context: Context): Promise<void> {
  const all = [...outcomes];
  const short = all.filter(([, outcome]) => !outcome.ok || !outcome.complete);
  const changed = all.filter(([, outcome]) => outcome.ok && outcome.written === 'written').length;
  await context.out(`${all.length - short.length} of ${all.length} servers listed, ${changed} changed\n`);
  for (const [server, outcome] of short) context.say(`${outcome.ok ? 'partial' : 'failed'}: ${server}: ${outcomeLine(outcome)} ${outcome.ok ? '' : outcome.remedy}`);
  if (short.length > 0 || all.length === 0) context.codes.push(3);
}
