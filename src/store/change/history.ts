import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { historySchema, historyVersionPattern } from '../../schema/catalog/history.ts';
import type { HistorySnapshot } from '../../schema/catalog/history.ts';
import { compareVersions } from '../../text/versions/compare-versions.ts';
import { PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';
import { zodErrors } from '../../text/errors/zod-errors.ts';
import { unreadable } from '../../text/unreadable.ts';
import { parseJson } from '../parse-json.ts';
import { jsonFileNames } from '../read/json-file-names.ts';
import { snapshotText } from '../snapshots.ts';
import { readText, writeText } from '../write-text.ts';

/** Where an earlier version of a server lies. */
export function historyPath(catalog: string, server: string, version: string): string {
  return join(catalog, 'history', server, `${version}.json`);
}

/** The versions of a server that the history has, oldest first. */
export async function listHistory(catalog: string, server: string): Promise<string[]> {
  return (await jsonFileNames(join(catalog, 'history', server))).sort(compareVersions);
}

/** Ids of the servers that have a history, sorted. */
export async function listHistoryServers(catalog: string): Promise<string[]> {
  const folder = join(catalog, 'history');
  const found = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw unreadable(folder, error);
  });
  return found.filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
}

/** What a version of a server said, or null when it was never recorded. Throws `PlaceErrors` for a damaged file. */
export async function readHistory(catalog: string, server: string, version: string): Promise<HistorySnapshot | null> {
  if (!historyVersionPattern.test(version)) return null;
  const path = historyPath(catalog, server, version);
  const text = await readText(path);
  if (text === null) return null;
  const parsed = historySchema.safeParse(parseJson(text, path, 'delete it and record that version again'));
  if (!parsed.success) throw new PlaceErrors(zodErrors(path, parsed.error));
  return parsed.data;
}

/** Records what a version of a server said. Throws `PlaceError` for a version that no file can be called after. */
export async function writeHistory(catalog: string, server: string, version: string, snapshot: HistorySnapshot): Promise<'written' | 'unchanged'> {
  if (!historyVersionPattern.test(version)) throw new PlaceError(`${server}@${version}`, 'is a version that no file can be called after', 'Record it by hand under another name, or leave it out.');
  return writeText(historyPath(catalog, server, version), snapshotText(snapshot));
}
