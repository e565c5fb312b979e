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
import { choiceIn, configuredLaunch } from './configured-launch.ts';
import type { ConfiguredLaunch } from './configured-launch.ts';
import { byName, fillPlaceholders } from './fill-placeholders.ts';
import type { KnownValues } from './fill-placeholders.ts';
import { keysTwice } from './keys-twice.ts';
import type { KeyTwice } from './keys-twice.ts';
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
  /** What to do about that, where it is not to write the entry as others are. */
  cure?: string;
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
  return withLost(serversIn(configValue(text, place, client), { ...options, client }), text, place);
}

/** The servers in the value of a config; null when it configures none. */
export function serversIn(value: unknown, { known = {}, client = null, isFile = () => false }: ReadingOptions): ConfiguredServer[] | null {
  const groups = configuredEntries(value, client);
  return groups?.flatMap((group) => Object.entries(group.entries).map(([server, entry]) => configuredServer(server, entry, group, { known, client, isFile }))) ?? null;
}

/** Keys of a file under which servers stand, in the configs of all clients. */
const serverKeys: ReadonlySet<string> = new Set(['mcpServers', 'servers', 'mcp', 'mcp_servers', 'context_servers', 'amp.mcpServers', 'customizations', 'extensions']);

/** The servers of a config, and as bad ones those that it has under a key that it has again: no client sees them. TOML and YAML with such a key are none. */
export function withLost<T extends ConfiguredServer[] | null>(servers: T, text: string, place: string): T | ConfiguredServer[] {
  if (servers === null || isYaml(place) || /\.toml$/i.test(place)) return servers;
  const twice = keysTwice(text);
  // In the flat form all keys of the file are servers.
  const isFlat = ({ path: [first = '', ...rest] }: KeyTwice) => rest.length <= 1 && servers.some(({ server }) => server === first);
  const isOne = (each: KeyTwice) => serverKeys.has(each.path[0] ?? '') || (each.path[0] === 'projects' && each.path[2] === 'mcpServers') || isFlat(each);
  // The last of the same key is among the servers; of what stands within one of them only that server is spoken of.
  const isWithin = ({ path }: KeyTwice) => servers.some(({ server }) => path.slice(0, -1).includes(server));
  const within = twice.filter((each) => isWithin(each) && !each.same);
  const noted = servers.map((server): ConfiguredServer => {
    const lost = within.filter(({ path }) => path.slice(0, -1).includes(server.server)).map(({ path, line }) => `${path.at(-1) ?? ''} (line ${line})`);
    return lost.length === 0 ? server : { ...server, note: [server.note, `Its entry has twice, and only the last counts: ${lost.join(', ')}.`].filter((each) => each !== undefined).join(' ') };
  });
  return [...noted, ...twice.filter((each) => isOne(each) && !isWithin(each)).map(({ path, line }): ConfiguredServer => ({
    server: `${path.at(-1) ?? ''} (line ${line})`, launch: { kind: 'command', command: '', args: [], env: {} }, needs: [], secrets: [], off: null, bad: 'has a key that the file has again, and only the last counts', cure: 'Give it another key, or take it out.',
  }))];
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
  const written = types === undefined || hasType(entry, types) ? configuredLaunch(entry, client) : 'has no type that its client knows';
  const read = typeof written === 'string' ? written : withWords(written, client, isFile);
  const bad = typeof read === 'string' && off === null ? read : undefined;
  const { launch, note }: Read = typeof read === 'string' ? { launch: { kind: 'command', command: '', args: [], env: {} } } : read;
  const choice = typeof written === 'string' ? undefined : choiceIn(entry, written, client);
  const said = [choice, note].filter((each) => each !== undefined).join(' ');
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
    ...(bad !== undefined && { bad }), ...(said !== '' && { note: said }), ...(project !== undefined && { project }) };
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
  if (typeof entry?.['uses'] === 'string') return 'its config takes it from a hub (uses)';
  if (entry !== null && isJsonObject(entry) && Object.keys(entry).length === 1 && entry['enabled'] === true) return 'its config switches on what another file describes';
  // Zed's extensions make the command themselves; the config holds only their settings.
  const isExtension = entry?.['source'] === 'extension' || (entry?.['command'] === undefined && entry?.['url'] === undefined && typeof entry?.['settings'] === 'object');
  return isExtension ? 'an extension of the editor starts it, by a command that the config does not tell' : null;
}
