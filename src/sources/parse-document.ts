import type { DumpServer } from './dumps/dump-groups.ts';
import { configuredEntries } from './configs/configured-entries.ts';
import { parseClientConfig, readJsonc } from './configs/parse-client-config.ts';
import type { ConfiguredServer, ReadingOptions } from './configs/parse-client-config.ts';
import { parseDump } from './dumps/parse-dump.ts';

/** What a file turns out to hold. */
export type ParsedDocument = { kind: 'config'; servers: ConfiguredServer[] } | { kind: 'dump'; servers: DumpServer[] };

/** Reads a document that is a client config or a dump: whichever its content says. Throws `PlaceError` or `PlaceErrors`. */
export function parseDocument(text: string, place: string, options: ReadingOptions = {}): ParsedDocument {
  return holdsConfig(text, place) ? { kind: 'config', servers: parseClientConfig(text, place, options) } : { kind: 'dump', servers: parseDump(text, place) };
}

function holdsConfig(text: string, place: string): boolean {
  if (/\.toml$/i.test(place)) return true;
  // Cheap test first: a dump can be large, and the tolerant parser is slow.
  if (!/"(mcpServers|servers|context_servers|mcp)"/.test(text)) return false;
  const value = strictly(text) ?? readJsonc(text);
  return configuredEntries(value) !== null && !Array.isArray((value as { tools?: unknown }).tools);
}

function strictly(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
