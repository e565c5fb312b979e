import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PlaceError } from '../../../src/text/errors/place-error.ts';
import type { AccuracyRecord } from '../../../src/schema/accuracy.ts';
import type { Coverage } from '../../../src/schema/catalog/coverage.ts';
import type { ChangesIndex, ServerReleases } from '../../../src/schema/change/releases.ts';
import type { Knowledge } from '../../../src/schema/knowledge/knowledge.ts';
import type { CatalogIndex, ServerRecord } from '../../../src/schema/catalog/record.ts';
import type { VerifiedRecord } from '../../../src/schema/verified.ts';

/** The folder of records that the site shows: `TOOLRISK_BUILD`, else `build` beside the site. */
export const buildFolder = resolve(process.env['TOOLRISK_BUILD'] ?? '../build');

/** The latest of each kind: pages of one server come one after the other, so one record in memory suffices. */
const latest = new Map<string, { path: string; content: unknown }>();

/** What is known of all servers. */
export const readIndex = (): CatalogIndex => read('index', 'index.json');

/** Rules, attacks and tables. */
export const readKnowledge = (): Knowledge => read('knowledge', 'knowledge.json');

/** How accurate the shipped rules are. */
export const readAccuracy = (): AccuracyRecord => read('accuracy', 'accuracy.json');

/** What part of the demand is covered; null of a catalog that has no list of it. */
export const readCoverage = (): Coverage | null => read('coverage', 'coverage.json');

/** The clients that were run under our policies. */
export const readVerified = (): VerifiedRecord => read('verified', 'verified.json');

/** Where servers changed. */
export const readChanges = (): ChangesIndex => read('changes', 'changes.json');

/** How one server changed. */
export const readReleases = (server: string): ServerReleases => read('releases', join('changes', `${server}.json`));

/** All about one server. */
export const readServer = (server: string): ServerRecord => read('server', join('servers', `${server}.json`));

function read<T>(kind: string, path: string): T {
  const known = latest.get(kind);
  if (known?.path === path) return known.content as T;
  const content = parse(join(buildFolder, path));
  latest.set(kind, { path, content });
  return content as T;
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new PlaceError(path, `cannot be read (${(error as Error).message})`, 'Build the records again.');
  }
}
