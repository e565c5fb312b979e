// The main job, end to end: crawl the starter servers, conclude, build the site, serve it.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { crawlProgress, outcomeLine } from '../src/cli/crawl/crawl-progress.ts';
import { buildCatalog } from '../src/flow/build/build-catalog.ts';
import { crawlCatalog } from '../src/flow/crawl/crawl-catalog.ts';
import { counted } from '../src/report/severity-counts.ts';
import { readServerSpecs } from '../src/store/server-specs.ts';
import { PlaceError, PlaceErrors } from '../src/text/errors/place-error.ts';
import { terminal } from '../src/text/terminal.ts';
import { ensureSandbox } from './ensure-sandbox.ts';
import { say } from './say.ts';
import { refuseTakenPort, serveFolder } from './serve.ts';

const root = resolve(import.meta.dirname, '..');
const help = `npm start [-- options]
Crawls the starter servers, judges every tool of the catalog, builds the site and serves it.

  --catalog DIR   a catalog of your own (servers/, snapshots/); default: catalog
  --no-crawl      build from the recorded snapshots
  --no-serve      stop after the build; the site is site/dist
  --port N        port to serve on; default 4321
  --help          this text
`;

try {
  await start(readOptions());
} catch (error) {
  if (!(error instanceof PlaceError) && !(error instanceof PlaceErrors)) throw error;
  say(error.message);
  process.exitCode = error instanceof PlaceError ? error.exitCode : 2;
}

interface Options { catalog: string; crawl: boolean; serve: boolean; port: number }

async function start({ catalog, crawl, serve, port }: Options): Promise<void> {
  if (serve) await refuseTakenPort(port);
  if (crawl) await crawlStarters(catalog);
  await conclude(catalog);
  await buildSite();
  if (!serve) return say(`The site is in ${join(root, 'site', 'dist')}`);
  const { url } = await serveFolder(join(root, 'site', 'dist'), port);
  say(`Serving the catalog on ${url} (Ctrl-C ends it)`);
}

/** Records what the starter servers say now. Where that cannot be done, says so: the recorded snapshots stand. */
async function crawlStarters(catalog: string): Promise<void> {
  ensureSandbox();
  const specs = await readServerSpecs(catalog);
  const starters = [...specs].filter(([, spec]) => spec.starter).map(([server]) => server);
  const servers = starters.length > 0 ? starters : [...specs.keys()];
  say(`Crawling ${servers.length} servers: each is installed from the package registry, started in a sandbox, listed and ended`);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  let unreachable = false;
  const show = crawlProgress(process.stderr);
  const outcomes = await crawlCatalog({
    catalog, servers, sandbox: 'auto', concurrency: 2, today: new Date().toISOString().slice(0, 10), signal: stop.signal,
    onEvent: (event) => {
      if (unreachable) return;
      show(event);
      if (event.kind !== 'end' || event.outcome.ok) return;
      if (event.outcome.cause !== 'registry-unreachable' && event.outcome.cause !== 'sandbox-unavailable') return;
      unreachable = true;
      say(`${event.outcome.says} ${event.outcome.remedy} Going on with the recorded snapshots.`);
      stop.abort();
    },
  });
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  if (stop.signal.aborted && !unreachable) throw new PlaceError('crawl', 'interrupted', 'What was recorded before stays; run it again to go on.', 3);
  if (unreachable) return;
  const failed = [...outcomes].filter(([, outcome]) => !outcome.ok);
  for (const [server, outcome] of failed) say(terminal(`Not listed, its recorded snapshot stands: ${server}: ${outcomeLine(outcome)}`));
}

async function conclude(catalog: string): Promise<void> {
  say('Judging every tool');
  const { index, unlisted } = await buildCatalog({ catalog, build: join(root, 'build') });
  say(`${index.counts.tools} tools of ${counted(index.servers.length, 'server')} judged`);
  if (unlisted.length > 0) say(`No snapshot yet, so no pages: ${unlisted.join(', ')}`);
  if (index.servers.length === 0) throw new PlaceError(catalog, 'holds no snapshot of any server', 'Crawl it first: leave out --no-crawl.');
}

async function buildSite(): Promise<void> {
  say('Building the site');
  const env = { ...process.env, TOOLRISK_BUILD: join(root, 'build'), TOOLRISK_OUT: join(root, 'site', 'dist') };
  const child = spawn(process.execPath, [join(root, 'site', 'build.ts')], { cwd: join(root, 'site'), env, stdio: ['ignore', 2, 2] });
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  if (code !== 0) throw new PlaceError('site', 'could not be built', 'Read its message above.', code === 2 || code === 3 ? code : 1);
}

function readOptions(): Options {
  const { values } = parse();
  if (values.help === true) {
    process.stdout.write(help);
    process.exit(0);
  }
  const port = Number(values.port ?? 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new PlaceError('--port', `"${values.port}" is no port`, 'Give a number from 0 to 65535.');
  const catalog = values.catalog === undefined ? join(root, 'catalog') : resolve(process.env['INIT_CWD'] ?? '.', values.catalog);
  if (!existsSync(catalog) || !statSync(catalog).isDirectory()) throw new PlaceError(catalog, 'there is no such folder', 'Name a catalog: a folder with servers/ and snapshots/.');
  return { catalog, crawl: values['no-crawl'] !== true, serve: values['no-serve'] !== true, port };
}

function parse() {
  try {
    return parseArgs({
      options: {
        catalog: { type: 'string' }, 'no-crawl': { type: 'boolean' }, 'no-serve': { type: 'boolean' },
        port: { type: 'string' }, help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new PlaceError('npm start', (error as Error).message.split('. ')[0] ?? 'unknown option', 'See npm start -- --help.');
  }
}
