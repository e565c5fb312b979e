import { closeSync, createReadStream, createWriteStream, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import type { ServerRecord } from '../../../src/schema/catalog/record.ts';
import { serverBadge, toolBadge } from '../../../src/page/data/badge-svg.ts';
import { bulkLine } from '../../../src/page/data/bulk-line.ts';
import { feedXml, riskEntries } from '../../../src/page/data/feed-xml.ts';
import type { FeedEntry } from '../../../src/page/data/feed-xml.ts';
import { llmsHead, llmsLine } from '../../../src/page/data/llms-text.ts';
import { openapiText } from '../../../src/page/data/openapi.ts';
import { registryEntry } from '../../../src/page/data/registry-entry.ts';
import { changesName } from '../../../src/page/words/addresses.ts';
import { readChanges, readIndex, readReleases, readServer } from '../../src/data/build-folder.ts';
import { CatalogDatabase } from './catalog-database.ts';

/** Entries of the feed of all servers: what a reader that looks once a week has not seen. */
const mostEntries = 100;

/** Writes what programs read of the whole catalog: all tools as JSON lines and as a database, feeds, badges, `llms.txt`. Holds one server at a time. */
export async function writeData(out: string): Promise<void> {
  const index = readIndex();
  const [lines, database] = [join(out, 'catalog.jsonl'), join(out, 'catalog.sqlite')];
  const catalog = new CatalogDatabase(database, index);
  writeFileSync(join(out, 'api/v1/openapi.json'), openapiText(index.toolrisk));
  const [file, llms, registry] = [openSync(lines, 'w'), openSync(join(out, 'llms.txt'), 'w'), openSync(join(out, 'api/v1/registry.json'), 'w')];
  try {
    writeSync(llms, llmsHead(index));
    writeSync(registry, '{"servers":[\n');
    for (const [at, summary] of index.servers.entries()) {
      const record = readServer(summary.server);
      for (const tool of record.tools) writeSync(file, bulkLine(record, tool));
      writeSync(registry, `${at === 0 ? '' : ',\n'}${JSON.stringify(registryEntry(record))}`);
      catalog.add(record);
      writeSync(llms, llmsLine(summary));
      writeBadges(out, record);
    }
    writeSync(registry, `\n],"metadata":{"count":${index.servers.length}}}\n`);
  } finally {
    for (const each of [file, llms, registry]) closeSync(each);
  }
  catalog.finish();
  await compress(lines, `${lines}.gz`);
  writeFeeds(out);
}

function writeBadges(out: string, { server, counts, tools }: ServerRecord): void {
  const folder = join(out, 'badges', server);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(out, 'badges', `${server}.svg`), serverBadge(counts));
  for (const { slug, assessment } of tools) writeFileSync(join(folder, `${slug}.svg`), toolBadge(assessment.class, assessment.headline));
}

/** Feeds of releases with more risk: of all servers, and of each whose earlier versions are recorded. */
function writeFeeds(out: string): void {
  const newest: FeedEntry[] = [];
  for (const { server, title } of readChanges().servers) {
    const name = changesName(server);
    const entries = riskEntries(readReleases(server), `${name}.html`);
    writeFileSync(join(out, 'changes', `${name}.atom`), feedXml({ id: server, title: `${title}: releases with more risk`, link: `${name}.html`, self: `${name}.atom` }, entries));
    newest.push(...entries);
    newest.sort((a, b) => (a.on === b.on ? (a.server < b.server ? -1 : 1) : a.on < b.on ? 1 : -1)).splice(mostEntries);
  }
  writeFileSync(join(out, 'changes', 'index.atom'), feedXml({ id: '', title: 'toolrisk: releases with more risk', link: 'index.html', self: 'index.atom' }, newest));
}

/** Compresses a file into another, the same bytes on every system, and removes it. */
async function compress(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createGzip({ level: constants.Z_BEST_COMPRESSION }), createWriteStream(to));
  const file = openSync(to, 'r+');
  // The tenth byte names the system that compressed (RFC 1952); 255 is "unknown".
  writeSync(file, Uint8Array.of(255), 0, 1, 9);
  closeSync(file);
  rmSync(from);
}
