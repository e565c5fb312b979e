import { configuredEntries, parseClientConfig, readJsonc } from './parse-client-config.ts';
import type { ConfiguredServer } from './parse-client-config.ts';
import type { DumpServer } from './dump-groups.ts';
import { parseDump } from './parse-dump.ts';

/** What a file turns out to hold. */
export type ParsedDocument = { kind: 'config'; servers: ConfiguredServer[] } | { kind: 'dump'; servers: DumpServer[] };

/** Reads a document that is a client config or a dump: whichever its content says. Throws `PlaceError` or `PlaceErrors`. */
export function parseDocument(text: string, place: string): ParsedDocument {
  return holdsConfig(text) ? { kind: 'config', servers: parseClientConfig(text, place) } : { kind: 'dump', servers: parseDump(text, place) };
}

function holdsConfig(text: string): boolean {
  // Cheap test first: a dump can be large, and the tolerant parser is slow.
  if (!/"(mcpServers|servers)"/.test(text)) return false;
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
