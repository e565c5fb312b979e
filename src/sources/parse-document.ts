import { isJsonObject } from '../schema/json.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import { PlaceError } from '../text/errors/place-error.ts';
import { clientOf } from './configs/client-places.ts';
import type { DumpServer } from './dumps/dump-groups.ts';
import { greatestFlatConfig } from './limits.ts';
import { hasSchema } from './is-tool.ts';
import { noToolsHere } from './no-tools-here.ts';
import { seemsByName } from './seems-to-be.ts';
import { configValue, isYaml, readJsonc, serversIn, withLost } from './configs/parse-client-config.ts';
import type { ConfiguredServer, ReadingOptions } from './configs/parse-client-config.ts';
import { parseDump } from './dumps/parse-dump.ts';
import { pluginParts } from './plugin-parts.ts';
import { registryList } from './registry/registry-list.ts';
import { reasons } from './registry/registry-reasons.ts';
import { readRegistryRecord } from './registry/registry-record.ts';
import type { RegistryRecord } from './registry/registry-record.ts';

/** What a file turns out to hold. */
export type ParsedDocument =
  | { kind: 'config'; servers: ConfiguredServer[] }
  /** A registry's record of a server that can be started or reached. */
  | { kind: 'record'; record: Extract<RegistryRecord, { kind: 'server' }> }
  /** Several records, as a registry lists them: also those that come to nothing. */
  | { kind: 'records'; records: RegistryRecord[] }
  /** A plugin that names the files in which its servers stand, from its folder, and perhaps others beside these. */
  | { kind: 'plugin'; files: string[]; servers: ConfiguredServer[] }
  | { kind: 'dump'; servers: DumpServer[] };

/** Reads a document: whichever its content says. Throws `PlaceError` or `PlaceErrors`, also for what holds neither tools nor servers. */
export function parseDocument(text: string, place: string, options: ReadingOptions = {}): ParsedDocument {
  const client = options.client === undefined ? clientOf(place) : options.client;
  const isOther = /\.toml$/i.test(place) || isYaml(place);
  const value = isOther ? configValue(text, place, client) : mayConfigure(text) ? strictly(text) ?? readJsonc(text) : null;
  const found = isJsonObject(value) ? ofServers(value, place, { ...options, client }) : ofList(value as Json);
  // What a client would not read is said in its words.
  if (found?.kind === 'config' && !isOther) configValue(text, place, client);
  if (found?.kind === 'config') return { kind: 'config', servers: withLost(found.servers, text, place) };
  if (found !== null) return found;
  if (isOther) throw noToolsHere(value as Json, place);
  if (seemsByName(place) !== null && isBare(text)) throw noToolsHere(strictly(text) as Json, place);
  return { kind: 'dump', servers: parseDump(text, place) };
}

/** Whether a text is an object in which nothing speaks of tools: a name and a description, as a package has them, too. */
function isBare(text: string): boolean {
  const value = text.length <= greatestFlatConfig ? strictly(text) : null;
  return isJsonObject(value) && !['tools', 'result', 'error', 'annotations'].some((key) => key in value) && !hasSchema(value);
}

/** A cheap test first: a dump can be large, and to read it twice is slow. */
function mayConfigure(text: string): boolean {
  return /"(mcpServers|servers|context_servers|mcp|mcp_servers|amp\.mcpServers|customizations|mcp_config|packages|remotes|extensions|projects)"/.test(text)
    || (text.length <= greatestFlatConfig && /"(command|url|serverUrl|httpUrl)"/.test(text));
}

function ofServers(value: JsonObject, place: string, options: ReadingOptions): ParsedDocument | null {
  const isBundle = 'manifest_version' in value || 'dxt_version' in value;
  if (Array.isArray(value['tools']) && !isBundle) return null;
  if ('asyncapi' in value) return null;
  const parts = mayBePlugin(options.client) ? pluginParts(value['mcpServers']) : null;
  if (parts !== null) return { kind: 'plugin', files: parts.files, servers: serversIn({ mcpServers: parts.entries }, options) ?? [] };
  const servers = serversIn(value, options);
  if (servers !== null) return { kind: 'config', servers };
  const list = ofList(value);
  if (list !== null) return list;
  return 'packages' in value || 'remotes' in value || isJsonObject(value['server']) ? ofRegistry(value, place) : null;
}

/** Whether a config may be the manifest of a plugin: those of other clients name no files. */
function mayBePlugin(client: ReadingOptions['client']): boolean {
  return client === undefined || client === null || client === 'claude-code';
}

function ofList(value: Json): ParsedDocument | null {
  const list = registryList(value);
  return list === null ? null : { kind: 'records', records: list.map(readRegistryRecord) };
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
