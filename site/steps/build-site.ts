import { accessSync, constants, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PlaceError } from '../../src/text/errors/place-error.ts';
import { buildFolder } from '../src/data/build-folder.ts';
import { replaceFolder } from './replace-folder.ts';
import { sayUnwritable } from './say-unwritable.ts';
import { tidyBeside, tidyWork } from './tidy-folder.ts';
import { writeData } from './data/write-data.ts';
import { writeServers } from './write-servers.ts';

const site = resolve(import.meta.dirname, '..');
/** The published package has no Astro: there lie the shells that it rendered (scripts/package.ts). */
const shells = join(site, 'shells');

/**
 * Builds the whole site from the folder `TOOLRISK_BUILD` into `TOOLRISK_OUT` (`site/dist`). Astro renders the shell of each kind of
 * page, once; pages are made from these, one server after the other. The result takes the place of an
 * earlier one at the end, in one piece: a failed build changes nothing and leaves nothing. With `TOOLRISK_PAGES=astro` Astro renders
 * every page, to the same bytes. Throws `PlaceError` where it cannot be written.
 */
export async function buildSite(say: (line: string) => void): Promise<void> {
  if (!existsSync(join(buildFolder, 'index.json'))) throw new PlaceError(buildFolder, 'holds no records (index.json)', 'Build the catalog first, or name its records in TOOLRISK_BUILD.');
  const out = resolve(process.env['TOOLRISK_OUT'] ?? join(site, 'dist'));
  const isPublished = existsSync(shells);
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory() === false) throw new PlaceError(out, 'is no folder, and a site is one', 'Name a folder in TOOLRISK_OUT.');
  openPlaces(isPublished ? [dirname(out)] : [dirname(out), join(site, '.astro')]);
  tidyBeside(out);
  if (!isPublished) tidyWork(join(site, '.astro'));
  if (!mayReplace(out)) throw new PlaceError(out, 'is not empty and no site of an earlier build', 'Name another folder in TOOLRISK_OUT, or empty it.');
  // A folder of its own for each build, inside the site: Astro's bundle finds its modules from there, and two builds never meet.
  const work = isPublished ? mkdtempSync(join(tmpdir(), 'toolrisk-site-')) : join(site, '.astro', `build-${process.pid}`);
  const made = join(work, 'out');
  try {
    mkdirSync(work, { recursive: true });
    if (isPublished) cpSync(shells, made, { recursive: true });
    else await renderPages(work, made);
    writeServers(made, (done, all) => say(`Pages of ${done} of ${all} servers written`));
    await writeData(made);
    takePlace(made, out);
  } catch (error) {
    throw sayUnwritable(error, dirname(work), 3);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  say(onDemand(out));
  say(`Site built: ${out}`);
}

/** Where the site is made and where it goes, before anything is rendered. */
function openPlaces(folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
    } catch (error) {
      throw sayUnwritable(error, folder, 2);
    }
  }
}

function takePlace(made: string, out: string): void {
  try {
    replaceFolder(made, out);
  } catch (error) {
    throw sayUnwritable(error, out, 3);
  }
}

/** Renders with Astro: shells, or with `TOOLRISK_PAGES=astro` every page. */
export async function renderPages(work: string, outDir: string): Promise<void> {
  const { build } = await import('astro');
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  await build({
    root: site, outDir, cacheDir: join(work, 'cache'), logLevel: 'error',
    vite: { cacheDir: join(work, 'vite'), logLevel: 'error' },
  });
}

/** What a reader loads who opens other products, and nobody else. */
function onDemand(out: string): string {
  const script = readdirSync(join(out, 'assets')).find((name) => name.startsWith('make-policies.')) ?? '';
  const bytes = readFileSync(join(out, 'assets', script));
  return `Loaded on demand, for policies of other products: ${Math.round(bytes.length / 1000)} kB, ${Math.round(gzipSync(bytes).length / 1000)} kB compressed`;
}

function mayReplace(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0 || existsSync(join(folder, 'api/v1/index.json'));
}
