import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { installLine } from '../../flow/optional-packages.ts';
import { counted } from '../../report/severity-counts.ts';
import { packageRoot } from '../../store/package-root.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { ownCatalogFolder } from '../options/catalog-folder.ts';
import type { Context } from '../context.ts';
import { sayFirst } from '../say-first.ts';
import { refuseSitePlace } from '../output/refuse-site-place.ts';
import { showPhases } from '../output/show-phases.ts';

interface SiteOptions { catalog?: string; out: string; records: string }

const examples = `
Examples:
  toolrisk site                                  the site of ./catalog
  toolrisk site --catalog mine --out public      that of another, elsewhere

A catalog is a folder with servers/ and snapshots/: toolrisk crawl fills it.
The site is a folder of files; any web server can give it out, under any path.`;

/** `toolrisk site`: the pages of a catalog, for any web server. */
export function siteCommand(context: Context): Command {
  return new Command('site')
    .description('build the static site of a catalog')
    .option('--out <dir>', 'folder for the site; one that holds something else is left alone', 'site/dist')
    .option('--records <dir>', 'folder for site data', 'build')
    .addHelpText('after', examples)
    .action(async (_options: SiteOptions, command: Command) => {
      const options = command.optsWithGlobals<SiteOptions>();
      const catalog = ownCatalogFolder(options.catalog, context.cwd);
      const [records, out] = [resolve(context.cwd, options.records), resolve(context.cwd, options.out)];
      await refuseSitePlace({ out, records, catalog });
      if (!await conclude(catalog, records, context)) return;
      await render(records, out, context);
      await context.out(`${out}\n`);
    });
}

/** Judges the catalog; false where there is nothing to show. */
async function conclude(catalog: string, build: string, context: Context): Promise<boolean> {
  const { buildCatalog } = await import('../../flow/build/build-catalog.ts');
  const phases = showPhases(process.stderr);
  const { index, unlisted, counted: isCounted } = await buildCatalog({ catalog, build, ...(process.stderr.isTTY && { onServer: (done, all, server) => phases.show(`${done}/${all}`, server) }) }).finally(() => phases.clear());
  if (unlisted.length > 0) context.say(`no snapshot yet, so no pages: ${sayFirst(unlisted)}. Run toolrisk crawl.`);
  if (!isCounted) context.say(`note: tokens are not counted: gpt-tokenizer is not installed. ${installLine('gpt-tokenizer')}`);
  if (index.servers.length > 0) context.say(`${counted(index.counts.tools, 'tool')} of ${counted(index.servers.length, 'server')} judged`);
  else {
    context.say(`${catalog}: holds no snapshot of any server. Run toolrisk crawl first.`);
    context.codes.push(3);
  }
  return index.servers.length > 0;
}

/** The site is a program of its own: it knows what it shows, and nothing of this one. */
async function render(records: string, out: string, { stop }: Context): Promise<void> {
  const program = join(packageRoot, 'site', `build${extname(import.meta.filename)}`);
  if (!existsSync(program)) throw new PlaceError(program, 'comes with toolrisk and is not there', 'Install toolrisk anew.');
  const child = spawn(process.execPath, [program], { cwd: join(packageRoot, 'site'), env: { ...process.env, TOOLRISK_BUILD: records, TOOLRISK_OUT: out }, stdio: ['ignore', 2, 2], signal: stop });
  const [code] = await once(child, 'exit').catch((error: Error) => { if (stop.aborted) return [3]; throw error; }) as [number | null];
  if (code !== 0) throw new PlaceError(out, 'the site could not be built', 'Read the message above.', code === 2 ? 2 : 3);
}
