import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { CrawlEvent, CrawlRequest } from '../../flow/crawl/crawl-catalog.ts';
import type { CrawlEntry } from '../../flow/crawl/crawl-entry.ts';
import { askedLine } from '../../report/notes/network-notes.ts';
import { runOutIn } from '../../flow/review/run-out.ts';
import { mostTold, PlaceError } from '../../text/errors/place-error.ts';
import { ownCatalogFolder } from '../options/catalog-folder.ts';
import type { Context } from '../context.ts';
import { addMannerOptions, mannerOf } from '../crawl/crawl-manner.ts';
import type { MannerOptions } from '../crawl/crawl-manner.ts';
import { crawlProgress, outcomeLine } from '../crawl/crawl-progress.ts';
import { parseSeconds } from '../options/parse-seconds.ts';
import { addQueueOptions, queueOf } from '../crawl/queue-option.ts';
import type { QueueOptions } from '../crawl/queue-option.ts';

interface CrawlOptions extends MannerOptions, QueueOptions { catalog?: string; deadline?: number; updateDependencies?: boolean; fresh?: boolean; out: string; registry?: string }

const examples = `
Examples:
  toolrisk crawl                     every server of the catalog
  toolrisk crawl filesystem memory   these two
  toolrisk crawl --deadline 3600     an hour for all; the same command goes on
  toolrisk crawl --registry https://registry.example
                                     take over its list; nothing is started
  toolrisk crawl --queue redis://127.0.0.1:6379
                                     have workers list them (toolrisk worker);
                                     TOOLRISK_QUEUE_KEY holds the key they share

Each server is installed at its pinned version with install scripts off, started
shut in, asked for its tools and ended. No tool is called. A server that fails
keeps its snapshot.
A crawl that was interrupted or killed goes on when the same command is run
again within a day: what was finished is not crawled again. What became of every
server is written to build/crawl/report.md and report.json.
Exit code 3 when one could not be listed, or only in part.`;

/** `toolrisk crawl`: record what the servers of the catalog say now. */
export function crawlCommand(context: Context): Command {
  return addQueueOptions(addMannerOptions(new Command('crawl')
    .description('refresh the snapshots of the catalog')
    .argument('[server...]', 'ids of servers (default: all)')), 'have the workers of a Redis list them')
    .option('--deadline <seconds>', 'time for all servers together', parseSeconds)
    .addOption(new Option('--update-dependencies', 'resolve dependencies anew, where catalog/installs records them').conflicts(['queue', 'queueEnv', 'registry']))
    .option('--fresh', 'crawl everything, whatever an interrupted crawl has done')
    .option('--out <dir>', 'folder for the report', 'build')
    .addOption(new Option('--registry <url>', 'take over the servers of a registry instead of crawling').conflicts(['deadline', 'queue', 'queueEnv', 'queueKeyEnv']))
    .addHelpText('after', examples)
    .action(async (servers: string[], _options: CrawlOptions, command: Command) => {
      const options = command.optsWithGlobals<CrawlOptions>();
      const catalog = ownCatalogFolder(options.catalog, context.cwd);
      if (options.registry !== undefined) return syncOnly(servers, catalog, options, context);
      if (options.queue !== undefined || options.queueEnv !== undefined) refuseWorkersOptions(command);
      const queue = queueOf(options);
      await crawl({ ...requestOf(options, context), ...(queue && { queue }), catalog, ...(servers.length > 0 && { servers }) }, context);
    });
}

/** How servers are started is for the workers to say: a job carries none of it. */
function refuseWorkersOptions(command: Command): void {
  for (const name of ['sandbox', 'sandboxImage', 'concurrency', 'timeout', 'allowPrivate', 'allowHost', 'registryTokenEnv']) {
    if (command.getOptionValueSource(name) !== 'cli') continue;
    throw new PlaceError(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, 'is for the workers to say, with a queue', 'Pass it to toolrisk worker.');
  }
}

async function syncOnly(servers: readonly string[], catalog: string, { registry = '', fresh = false, allowPrivate = false }: CrawlOptions, context: Context): Promise<void> {
  if (servers.length > 0) throw new PlaceError('--registry', 'takes over all servers of a registry', 'Leave the ids out, and crawl them afterwards.');
  const { syncFromRegistry } = await import('../crawl/sync-registry.ts');
  await syncFromRegistry(registry, { catalog, fresh, allowPrivate }, context);
}

function requestOf(options: CrawlOptions, context: Context): Omit<CrawlRequest, 'catalog'> {
  return {
    ...mannerOf(options),
    concurrency: options.concurrency,
    build: resolve(context.cwd, options.out),
    fresh: options.fresh === true,
    updateDependencies: options.updateDependencies === true,
    ...(options.deadline !== undefined && { deadlineMs: options.deadline * 1000 }),
    today: new Date().toISOString().slice(0, 10),
    signal: context.stop,
    onEvent: tellingUnwritten(crawlProgress(process.stderr), context),
  };
}

/** Shows events; what could not be written counts, and is said once however often it fails. */
function tellingUnwritten(show: (event: CrawlEvent) => void, context: Context): (event: CrawlEvent) => void {
  const told = new Set<string>();
  return (event) => {
    if (event.kind !== 'unwritten') return show(event);
    context.codes.push(3);
    if (!told.has(event.problem.message)) show(event);
    told.add(event.problem.message);
  };
}

/** Loaded only now: what lists servers is much, and other commands need none of it. */
async function crawl(request: CrawlRequest, context: Context): Promise<void> {
  const { crawlCatalog } = await import('../../flow/crawl/crawl-catalog.ts');
  await tellOutcomes(await crawlCatalog(request), request, context);
  sayEach((await runOutIn(request.catalog, request.today)).map(({ message }) => `run out: ${message}`), 'corrections', context);
}

/** The first lines, and how many more there are: all stand in the report. */
function sayEach(lines: readonly string[], what: string, context: Context): void {
  for (const line of lines.slice(0, mostTold)) context.say(line);
  if (lines.length > mostTold) context.say(`${lines.length - mostTold} more ${what}: see the report.`);
}

/** Counts first, then every server that was not wholly listed, with what to do about it. */
async function tellOutcomes(entries: ReadonlyMap<string, CrawlEntry>, { catalog, servers, build }: CrawlRequest, context: Context): Promise<void> {
  const all = [...entries];
  if (all.length === 0) context.say(`${join(catalog, 'servers')}: holds no server file, so there was nothing to crawl. Write one for each server, or name another catalog with --catalog.`);
  const skipped = all.filter(([, entry]) => !entry.ok && entry.cause === 'unreviewed');
  const short = all.filter(([, entry]) => !entry.ok || !entry.complete).filter((each) => servers !== undefined || !skipped.includes(each));
  const listed = all.filter(([, entry]) => entry.ok && entry.complete).length;
  const changed = all.filter(([, entry]) => entry.ok && entry.written === 'written').length;
  await context.out(`${listed} of ${all.length} servers listed, ${changed} changed\n`);
  if (short.length > 0) context.say(`The report is in ${build}/crawl/report.md.`);
  sayEach(short.map(([server, entry]) => `${entry.ok ? 'partial' : 'failed'}: ${server}: ${outcomeLine(entry)} ${entry.ok ? '' : entry.remedy}`), 'servers', context);
  const asked = all.filter(([, { observed }]) => observed.direct !== undefined || observed.asked?.some(({ allowed }) => !allowed) === true);
  sayEach(asked.map(([server, { observed }]) => `network: ${server}: ${askedLine(observed)}`), 'servers that asked for the network', context);
  if (servers === undefined && skipped.length > 0) context.say(`${skipped.length} not started, since nobody has reviewed them. Pass --include-unreviewed to start them in a sandbox.`);
  if (short.length > 0 || listed === 0) context.codes.push(3);
}
