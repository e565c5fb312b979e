import { getNodeValue, parseTree } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import { exceedsJson } from '../../text/json/exceeds-json.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { clientOf, clients } from './client-places.ts';
import type { ClientId } from './client-places.ts';
import { configuredEntries } from './configured-entries.ts';
import type { EntryGroup } from './configured-entries.ts';
import { configuredLaunch } from './configured-launch.ts';
import type { ConfiguredLaunch } from './configured-launch.ts';
import { byName, fillPlaceholders } from './fill-placeholders.ts';
import type { KnownValues } from './fill-placeholders.ts';
import type { LaunchMeaning, LocalPackage } from '../launch-words/launch-meaning.ts';
import { oneText } from '../launch-words/one-text.ts';
import type { IsFile } from '../launch-words/one-text.ts';
import { readLocalWords, readWords } from '../launch-words/read-words.ts';
import { configBounds } from '../limits.ts';
import { notJson } from '../not-json.ts';
import { parseToml } from './parse-toml.ts';
import { parseYaml } from '../parse-yaml.ts';

/** A server of a client's config. */
export interface ConfiguredServer {
  /** The key it has there. */
  server: string;
  /** As it is written. */
  launch: ConfiguredLaunch;
  /** What a command comes to that only wraps a package, an image or an address; absent for all others. */
  means?: LaunchMeaning;
  /** Beside what it comes to: what its runner starts instead where that is installed, if it looks for that; and the placeholders of what is written. */
  asWritten?: { wants: LocalPackage | null; needs: string[] };
  /** Placeholders that the client would fill in (`GITHUB_TOKEN`, `input:token`), sorted. */
  needs: string[];
  /** Values that were put in for placeholders: to be said nowhere. */
  secrets: string[];
  /** The launch, and what it comes to, as they may be shown: with the names of those values in their place. Absent where there are none. */
  shown?: { launch: ConfiguredLaunch; means?: LaunchMeaning };
  /** Why the client does not start it by this config, as a clause; null when it does. */
  off: string | null;
  /** What is wrong with its entry, as a clause: nothing can be started then. Absent for all others. */
  bad?: string;
  /** What to say of how it was read, in a sentence; absent where that is nothing. */
  note?: string;
  /** Folder of the project it is for, where one file has those of several. */
  project?: string;
}

/** How to read a config. `client` is told by the place where it is not given; without `isFile`, no path is known to be one. */
export interface ReadingOptions { known?: KnownValues; client?: ClientId | null; isFile?: IsFile }

/** The value of a text that may have comments and trailing commas; null when it is not even that, or no config has as much. */
export function readJsonc(text: string): unknown {
  if (exceedsJson(text, configBounds)) return null;
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  // getNodeValue makes objects without a prototype, so a "__proto__" key stays a key.
  return tree === undefined || errors.length > 0 ? null : getNodeValue(tree);
}

/** The servers of a client's config, in its order, bad entries among them. Throws `PlaceError` where it configures none. */
export function parseClientConfig(text: string, place: string, options: ReadingOptions = {}): ConfiguredServer[] {
  const servers = readClientConfig(text, place, options);
  if (servers === null) throw new PlaceError(place, 'configures no servers', 'A client config has them under "mcpServers" or "servers".');
  return servers;
}

/** The same; null when it configures no servers. Throws `PlaceError` for what is no JSON, TOML or YAML. */
export function readClientConfig(text: string, place: string, options: ReadingOptions = {}): ConfiguredServer[] | null {
  const client = options.client === undefined ? clientOf(place) : options.client;
  return serversIn(configValue(text, place, client), { ...options, client });
}

/** The servers in the value of a config; null when it configures none. */
export function serversIn(value: unknown, { known = {}, client = null, isFile = () => false }: ReadingOptions): ConfiguredServer[] | null {
  const groups = configuredEntries(value, client);
  return groups?.flatMap((group) => Object.entries(group.entries).map(([server, entry]) => configuredServer(server, entry, group, { known, client, isFile }))) ?? null;
}

/** The value of a config's text. Throws `PlaceError` for what is no JSON, TOML or YAML, and for more than any config has. */
export function configValue(text: string, place: string, client: ClientId | null): unknown {
  if (exceedsJson(text, configBounds)) throw new PlaceError(place, `has more than ${configBounds.values} values, or is nested deeper than ${configBounds.depth} levels: too much for a config`, 'Name another file.');
  if (/\.toml$/i.test(place)) return parseToml(text, place);
  if (isYaml(place)) return parseYaml(text, place);
  const comments = client === null || clients[client].comments;
  const value = comments || isStrict(text) ? readJsonc(text) : null;
  if (value === null) throw notJson(text, place, { comments });
  return value;
}

function isStrict(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether a file is YAML, by its name. */
export function isYaml(place: string): boolean {
  return /\.ya?ml$/i.test(place);
}

function configuredServer(server: string, entry: Json, { project, types }: EntryGroup, { known, client, isFile }: Required<ReadingOptions>): ConfiguredServer {
  const off = offBecause(entry as JsonObject);
  const written = types === undefined || hasType(entry, types) ? configuredLaunch(entry) : 'has no type that its client knows';
  const read = typeof written === 'string' ? written : withWords(written, client, isFile);
  const bad = typeof read === 'string' && off === null ? read : undefined;
  const { launch, note }: Read = typeof read === 'string' ? { launch: { kind: 'command', command: '', args: [], env: {} } } : read;
  const words = launch.kind === 'command' ? { words: [launch.command, ...launch.args], env: launch.env } : null;
  const means = words === null ? null : readWords(words);
  const wants = words === null ? null : readLocalWords(words);
  const asWritten = fillPlaceholders(launch, known, client);
  const asMeant = means === null ? null : fillPlaceholders(means, known, client);
  // What a wrapper would have been given besides is not needed without it.
  const { needs } = asMeant ?? asWritten;
  const secrets = new Set([...asMeant?.secrets ?? [], ...asWritten.secrets]);
  const shown = <T>(value: T) => fillPlaceholders(value, byName(known), client).value;
  return { server, launch: asWritten.value, ...(asMeant && { means: asMeant.value }), ...(means && { asWritten: { wants, needs: [...asWritten.needs].sort() } }), needs: [...needs].sort(), secrets: [...secrets], ...(secrets.size > 0 && { shown: { launch: shown(launch), ...(means && { means: shown(means) }) } }), off,
    ...(bad !== undefined && { bad }), ...(note !== undefined && { note }), ...(project !== undefined && { project }) };
}

interface Read { launch: ConfiguredLaunch; note?: string }

/** A launch whose command is one word; or what is wrong with it. */
function withWords(launch: ConfiguredLaunch, client: ClientId | null, isFile: IsFile): Read | string {
  const read = launch.kind === 'command' ? oneText(launch.command, client, isFile) : null;
  if (launch.kind === 'url' || read === null) return { launch };
  if (typeof read === 'string') return read;
  const [command = '', ...args] = read.words;
  return { launch: { ...launch, command, args: [...args, ...launch.args] }, note: read.note };
}

function hasType(entry: Json, types: ReadonlySet<string>): boolean {
  return !isJsonObject(entry) || types.has(entry['type'] as string);
}

function offBecause(entry: JsonObject | null): string | null {
  if (entry?.['disabled'] === true || entry?.['enabled'] === false) return 'its config says not to start it';
  // Zed's extensions make the command themselves; the config holds only their settings.
  const isExtension = entry?.['source'] === 'extension' || (entry?.['command'] === undefined && entry?.['url'] === undefined && typeof entry?.['settings'] === 'object');
  return isExtension ? 'an extension of the editor starts it, by a command that the config does not tell' : null;
}
