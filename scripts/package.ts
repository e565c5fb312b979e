// Makes dist/, what the published package holds: compiled code, the knowledge in one file, the catalog, and the shells of the site's pages.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { toolriskVersion } from '../src/flow/toolrisk-version.ts';
import { writeWhole } from '../src/store/write/write-whole.ts';
import { PlaceError } from '../src/text/errors/place-error.ts';
import { compilePackage } from './compile-package.ts';
import { say } from './say.ts';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
/** What a catalog id and its pages need without a checkout. History and rules stay behind: rules ship as knowledge. */
const shipped = ['servers', 'snapshots', 'variants', 'withheld', 'notices', 'assessments', 'editions', 'overrides', 'advisories', 'accuracy.json', 'verified.json'];

try {
  rmSync(dist, { recursive: true, force: true });
  if (!await compilePackage(dist)) process.exit(1);
  await renderShells();
  await writeReady();
  for (const name of shipped) if (existsSync(join(root, 'catalog', name))) await copy(join(root, 'catalog', name), join(dist, 'catalog', name));
} catch (error) {
  if (!(error instanceof PlaceError)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}

/** What the command says without loading anything else (src/cli/start.cts): its version, and the help as its command line prints it into a pipe. */
async function writeReady(): Promise<void> {
  const { COLUMNS: _narrow, ...env } = process.env;
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'src/cli/main.ts'), '--help'], { encoding: 'utf8', env });
  if (status !== 0) throw new PlaceError('src/cli/main.ts --help', 'says nothing', 'Run it by hand.');
  await writeWhole(join(dist, 'help.txt'), stdout);
  await writeWhole(join(dist, 'version.txt'), `${toolriskVersion}\n`);
}

/** Has Astro render the shells of all pages, so that the package needs none. */
async function renderShells(): Promise<void> {
  say('Rendering the shells of the site (Astro)');
  const made = join(dist, 'site', 'shells');
  const { renderPages } = await import('../site/steps/build-site.ts');
  await renderPages(join(root, 'site', '.astro', `build-${process.pid}`), made);
  rmSync(join(root, 'site', '.astro', `build-${process.pid}`), { recursive: true, force: true });
}

/** Copies a file or a folder of files, each whole; hidden ones, such as what a killed crawl left, stay behind. */
async function copy(from: string, to: string): Promise<void> {
  if (!(await stat(from)).isDirectory()) return writeWhole(to, await readFile(from));
  for (const name of await readdir(from)) if (!name.startsWith('.')) await copy(join(from, name), join(to, name));
}
