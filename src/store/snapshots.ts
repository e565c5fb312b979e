import { join } from 'node:path';
import { historySchema } from '../schema/catalog/history.ts';
import type { HistorySnapshot } from '../schema/catalog/history.ts';
import { snapshotSchema } from '../schema/catalog/snapshot.ts';
import type { Snapshot } from '../schema/catalog/snapshot.ts';
import { variantOf } from '../schema/catalog/variant.ts';
import { PlaceErrors } from '../text/errors/place-error.ts';
import { zodErrors } from '../text/errors/zod-errors.ts';
import { jsonFileNames } from './read/json-file-names.ts';
import { parseJson } from './parse-json.ts';
import { readText, writeText } from './write-text.ts';

/** The order of the fields in a file is that of the schema, whoever made the snapshot. */
const headFields = (Object.keys(historySchema.shape) as (keyof HistorySnapshot)[]).filter((field) => field !== 'tools');

/** Where the snapshot of a server lies; of a variant, in a folder of their own. */
export function snapshotPath(catalog: string, server: string): string {
  return join(catalog, variantOf(server) === null ? 'snapshots' : 'variants', `${server}.json`);
}

/** What a server said when it was last crawled, or null when it never was. Throws `PlaceErrors` for a damaged file. */
export async function readSnapshot(catalog: string, server: string): Promise<Snapshot | null> {
  const path = snapshotPath(catalog, server);
  const text = await readText(path);
  if (text === null) return null;
  const parsed = snapshotSchema.safeParse(parseJson(text, path, 'delete it and crawl again'));
  if (!parsed.success) throw new PlaceErrors(zodErrors(path, parsed.error));
  return parsed.data;
}

/**
 * Records a snapshot. When nothing but `since` differs from what is there, or the second at which a server was asked (some give it as a default), the
 * file stays as it is, so an unchanged server changes no byte.
 */
export async function writeSnapshot(catalog: string, server: string, snapshot: Snapshot): Promise<'written' | 'unchanged'> {
  const path = snapshotPath(catalog, server);
  const known = await readText(path);
  if (known !== null && timeless(known) === timeless(snapshotText({ ...snapshot, since: sinceOf(known) ?? snapshot.since }))) return 'unchanged';
  // Which text its licence has is nothing that the server says.
  const isSame = known !== null && withoutNotice(known) === withoutNotice(snapshotText({ ...snapshot, since: sinceOf(known) ?? snapshot.since }));
  return writeText(path, snapshotText(isSame ? { ...snapshot, since: sinceOf(known) ?? snapshot.since } : snapshot));
}

/** Ids of the variants that have a snapshot, sorted. */
export function listVariantSnapshots(catalog: string): Promise<string[]> {
  return jsonFileNames(join(catalog, 'variants'));
}

/** Ids of the servers that have a snapshot, sorted. */
export function listSnapshots(catalog: string): Promise<string[]> {
  return jsonFileNames(join(catalog, 'snapshots'));
}

/** One field a line, one tool a line: a review sees which tool changed. */
export function snapshotText(snapshot: HistorySnapshot): string {
  const { tools } = snapshot;
  const lines = tools.map((tool) => `    ${JSON.stringify(tool)}`).join(',\n');
  const fields = headFields.filter((field) => snapshot[field] !== undefined)
    .map((field) => `  ${JSON.stringify(field)}: ${JSON.stringify(snapshot[field])},\n`).join('');
  return `{\n${fields}  "tools": [${tools.length === 0 ? '' : `\n${lines}\n  `}]\n}\n`;
}

/** Without points in time that are told to the second (RFC 3339), and the hashes that follow from them. */
function timeless(text: string): string {
  return text.replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, 'T').replace(/"sha256":"[0-9a-f]{64}"/g, '"sha256":""');
}

function withoutNotice(text: string): string {
  return text.replace(/^( {2}"package": .*?),"notice":"[0-9a-f]{16}"/m, '$1');
}

function sinceOf(text: string): string | undefined {
  return /^ {2}"since": "(\d{4}-\d\d-\d\d)",$/m.exec(text)?.[1];
}
