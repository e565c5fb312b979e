import { isJsonObject } from '../schema/json.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import { PlaceError } from '../text/errors/place-error.ts';
import { clientOf } from './configs/client-places.ts';
import type { DumpServer } from './dumps/dump-groups.ts';
import { greatestFlatConfig } from './limits.ts';
import { noToolsHere } from './no-tools-here.ts';
import { configValue, isYaml, readJsonc, serversIn } from './configs/parse-client-config.ts';
import type { ConfiguredServer, ReadingOptions } from './configs/parse-client-config.ts';
import { parseDump } from './dumps/parse-dump.ts';
import { reasons } from './registry/registry-reasons.ts';
import { readRegistryRecord } from './registry/registry-record.ts';
import type { RegistryRecord } from './registry/registry-record.ts';

/** What a file turns out to hold. */
export type ParsedDocument =
  | { kind: 'config'; servers: ConfiguredServer[] }
  /** A registry's record of a server that can be started or reached. */
  | { kind: 'record'; record: Extract<RegistryRecord, { kind: 'server' }> }
  /** A plugin that names the files in which its servers stand, from its folder. */
  | { kind: 'plugin'; files: string[] }
  | { kind: 'dump'; servers: DumpServer[] };

/** Reads a document: whichever its content says. Throws `PlaceError` or `PlaceErrors`, also for what holds neither tools nor servers. */
export function parseDocument(text: string, place: string, options: ReadingOptions = {}): ParsedDocument {
  const client = options.client === undefined ? clientOf(place) : options.client;
  const isOther = /\.toml$/i.test(place) || isYaml(place);
  const value = isOther ? configValue(text, place, client) : mayConfigure(text) ? strictly(text) ?? readJsonc(text) : null;
  const found = isJsonObject(value) ? ofServers(value, place, { ...options, client }) : null;
  // What a client would not read is said in its words.
  if (found?.kind === 'config' && !isOther) configValue(text, place, client);
  if (found !== null) return found;
  if (isOther) throw noToolsHere(value as Json, place);
  return { kind: 'dump', servers: parseDump(text, place) };
}

/** A cheap test first: a dump can be large, and to read it twice is slow. */
function mayConfigure(text: string): boolean {
  return /"(mcpServers|servers|context_servers|mcp|mcp_servers|amp\.mcpServers|customizations|mcp_config|packages|remotes|extensions|projects)"/.test(text)
    || (text.length <= greatestFlatConfig && /"(command|url|serverUrl|httpUrl)"/.test(text));
}

function ofServers(value: JsonObject, place: string, options: ReadingOptions): ParsedDocument | null {
  const isBundle = 'manifest_version' in value || 'dxt_version' in value;
  if (Array.isArray(value['tools']) && !isBundle) return null;
  const files = mayBePlugin(options.client) ? filesNamed(value['mcpServers']) : null;
  if (files !== null) return { kind: 'plugin', files };
  const servers = serversIn(value, options);
  if (servers !== null) return { kind: 'config', servers };
  return 'packages' in value || 'remotes' in value || isJsonObject(value['server']) ? ofRegistry(value, place) : null;
}

/** Whether a config may be the manifest of a plugin: those of other clients name no files. */
function mayBePlugin(client: ReadingOptions['client']): boolean {
  return client === undefined || client === null || client === 'claude-code';
}

/** The files that a plugin names instead of its servers. */
function filesNamed(value: Json | undefined): string[] | null {
  const all = Array.isArray(value) ? value : [value];
  return all.length > 0 && all.every((each) => typeof each === 'string' && each !== '') ? all as string[] : null;
}

function ofRegistry(value: JsonObject, place: string): ParsedDocument | null {
  const record = readRegistryRecord(value);
  if (record.kind === 'server') return { kind: 'record', record };
  const isOne = record.kind !== 'unusable' || (record.because !== 'bad-record' && record.because !== 'bad-name');
  if (!isOne) return null;
  const what = record.kind === 'unusable' ? `is a record of a registry, and its server ${reasons[record.because]}` : `is a record of a registry, of ${record.kind === 'deleted' ? 'a server that it removed' : 'a version that is not the newest'}`;
  throw new PlaceError(place, what, 'Name what starts the server: npm:, pypi: or oci: and its package, or its address.');
}

function strictly(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
