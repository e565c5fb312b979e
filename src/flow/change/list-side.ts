import { resolve } from 'node:path';
import { historySchema } from '../../schema/catalog/history.ts';
import type { Json } from '../../schema/json.ts';
import { deepestCompared, greatestDocument } from '../../sources/limits.ts';
import { labelOf } from '../../sources/dumps/label-of.ts';
import { nestedDeeper } from '../../text/json/nested-deeper.ts';
import { listedSnapshot } from '../scan/list-catalog-server.ts';
import { listSource } from '../scan/list-source.ts';
import { judgeOne } from '../scan/scan-source.ts';
import type { JudgedServer, ScanRequest } from '../scan/scan-source.ts';
import type { ListedServer } from '../listed-server.ts';
import { notListed } from '../listed-server.ts';
import { kindOfPath, openFile } from '../read/open-file.ts';
import { listVersion } from './list-version.ts';

/** One side of a comparison: a source, and the version of it where it is a catalog server and one is named. */
export interface SideRequest extends ScanRequest { version?: string }

/**
 * Lists and judges one side of a comparison, a server at a time. Reviewed corrections are left out: they are of one definition, and would look
 * like a change of another. A snapshot in a file keeps what it says besides its tools.
 */
export async function* scanSide(request: SideRequest): AsyncGenerator<JudgedServer> {
  for await (const { overrides: _overrides, ...listed } of listSide(request)) {
    yield await judgeOne(listed.tools.some((tool) => nestedDeeper(tool as Json, deepestCompared)) ? tooDeep(listed) : listed, request);
  }
}

async function* listSide(request: SideRequest): AsyncGenerator<ListedServer> {
  const { source, version, catalog, cwd } = request;
  if (source.kind === 'catalog' && version !== undefined) return yield await listVersion(source.server, version, catalog);
  const recorded = source.kind === 'file' ? await readRecorded(resolve(cwd, source.path), source.path) : null;
  if (recorded === null) yield* listSource(request);
  else yield recorded;
}

/** A file of `catalog/snapshots` or `catalog/history`, wherever it lies now; null for anything else. */
async function readRecorded(path: string, place: string): Promise<ListedServer | null> {
  if (await kindOfPath(path) !== 'file') return null;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of await openFile(path, place)) {
    // What no snapshot begins with is read another way, which has its own bounds.
    if (chunks.length === 0 && !/^\{\s*"since"/.test(Buffer.from(chunk).toString('latin1', 0, 100))) return null;
    bytes += chunk.length;
    if (bytes > greatestDocument) return null;
    chunks.push(chunk);
  }
  const data = parsed(Buffer.concat(chunks).toString('utf8'));
  const snapshot = historySchema.safeParse(data).data;
  return snapshot === undefined ? null : listedSnapshot(labelOf(place), snapshot);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function tooDeep({ server }: ListedServer): ListedServer {
  return notListed(server, { cause: 'too-deep', says: `a definition is nested deeper than ${deepestCompared} levels, so that no hash of it can be taken.`, remedy: 'Nobody can compare it: do not let it run.' });
}
