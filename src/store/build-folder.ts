import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Coverage } from '../schema/catalog/coverage.ts';
import type { CatalogIndex, ServerRecord } from '../schema/catalog/record.ts';
import type { ChangesIndex, ServerReleases } from '../schema/change/releases.ts';
import type { Knowledge } from '../schema/knowledge/knowledge.ts';
import { visibleJson } from '../text/json/visible-json.ts';
import { noticesFolder } from './crawl/notices.ts';
import { jsonFileNames } from './read/json-file-names.ts';
import type { ShippedProofs } from './shipped-proofs.ts';
import { writeText } from './write-text.ts';
import { removeWhole } from './write/remove-whole.ts';
import { removeLeftovers } from './write/temporary-files.ts';

/** Writes the record of one server. */
export function writeServerRecord(build: string, record: ServerRecord): Promise<'written' | 'unchanged'> {
  return writeText(join(build, 'servers', `${record.server}.json`), `${JSON.stringify(record)}\n`);
}

/** Writes what the home page needs of all servers. */
export function writeCatalogIndex(build: string, index: CatalogIndex): Promise<'written' | 'unchanged'> {
  return writeText(join(build, 'index.json'), `${JSON.stringify(index)}\n`);
}

/** Writes the knowledge in one piece: for the site, the browser and the package. */
export function writeKnowledge(path: string, knowledge: Knowledge): Promise<'written' | 'unchanged'> {
  return writeText(path, `${JSON.stringify(knowledge)}\n`);
}

/** Writes what was measured of toolrisk itself: the pages about accuracy and products say it. */
export async function writeProofs(build: string, { accuracy, verified }: ShippedProofs): Promise<void> {
  await writeText(join(build, 'accuracy.json'), `${visibleJson(JSON.stringify(accuracy))}\n`);
  await writeText(join(build, 'verified.json'), `${JSON.stringify(verified)}\n`);
}

/** Puts the licences of packages beside what was made of their definitions. */
export async function copyNotices(catalog: string, build: string): Promise<void> {
  await rm(join(build, 'notices'), { recursive: true, force: true });
  await cp(noticesFolder(catalog), join(build, 'notices'), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

/** Writes what part of the demand the catalog covers; null where nothing says what is demanded. */
export function writeCoverage(build: string, coverage: Coverage | null): Promise<'written' | 'unchanged'> {
  return writeText(join(build, 'coverage.json'), `${visibleJson(JSON.stringify(coverage))}\n`);
}

/** Writes how one server changed. */
export function writeServerReleases(build: string, releases: ServerReleases): Promise<'written' | 'unchanged'> {
  return writeText(join(build, 'changes', `${releases.server}.json`), `${visibleJson(JSON.stringify(releases))}\n`);
}

/** Writes where servers changed. */
export function writeChangesIndex(build: string, index: ChangesIndex): Promise<'written' | 'unchanged'> {
  return writeText(join(build, 'changes.json'), `${visibleJson(JSON.stringify(index))}\n`);
}

/** Removes the records of servers that are no longer in the catalog. `kind`: which records. */
export async function pruneServerRecords(build: string, servers: ReadonlySet<string>, kind: 'servers' | 'changes' = 'servers'): Promise<void> {
  const folder = join(build, kind);
  await removeLeftovers(folder);
  for (const name of await jsonFileNames(folder)) {
    if (!servers.has(name)) await removeWhole(join(folder, `${name}.json`));
  }
}
