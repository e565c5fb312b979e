import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Snapshot } from '../../src/schema/catalog/snapshot.ts';
import { listSnapshots, readSnapshot } from '../../src/store/snapshots.ts';
import { PlaceError } from '../../src/text/errors/place-error.ts';

const catalog = resolve(import.meta.dirname, '../../catalog');
/** Times the catalog is repeated where no file is named: enough that starting up does not count for most. */
const repeats = 5;

/** The recorded servers of this repository, in the order of their ids. */
export async function catalogSnapshots(): Promise<{ server: string; tools: Snapshot['tools'] }[]> {
  return Promise.all((await listSnapshots(catalog)).map(async (server) => ({ server, tools: (await readSnapshot(catalog, server) as Snapshot).tools })));
}

/** Definitions as JSON Lines in `folder`: of `file`, unpacked if it is a `.gz`, or else of the catalog, repeated. */
export async function definitionFile(file: string | undefined, folder: string): Promise<string> {
  const path = join(folder, 'definitions.jsonl');
  if (file === undefined) writeFileSync(path, await catalogLines());
  else if (!existsSync(file)) throw new PlaceError(file, 'there is no such file', 'Name a file of JSON Lines, one tool a line; it may be packed as .gz.');
  else await pipeline(file.endsWith('.gz') ? [createReadStream(file), createGunzip(), createWriteStream(path)] : [createReadStream(file), createWriteStream(path)]);
  return path;
}

/** The file once more behind itself, in `folder`. */
export function doubledFile(path: string, folder: string): string {
  const twice = join(folder, 'twice.jsonl');
  const text = readFileSync(path);
  const part = text.at(-1) === 0x0a ? [text] : [text, Buffer.from('\n')];
  writeFileSync(twice, Buffer.concat([...part, ...part]));
  return twice;
}

async function catalogLines(): Promise<string> {
  const once = (await catalogSnapshots()).flatMap(({ server, tools }) => tools.map(({ definition }) => `${JSON.stringify({ server, ...definition })}\n`)).join('');
  return once.repeat(repeats);
}

/** How many lines hold something. */
export function countLines(path: string): number {
  return readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '').length;
}
