import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import type { ClientId } from './client-places.ts';
import { flatEntries } from './flat-entries.ts';
import { gooseEntries } from './goose-entries.ts';
import { isServerEntry, reachedTypes, startedTypes } from './is-server-entry.ts';

/** Servers of a config that belong together. */
export interface EntryGroup {
  entries: JsonObject;
  /** Folder of the project they are for: Claude Code keeps those of all projects in one file. */
  project?: string;
  /** The types that an entry must have one of, where the client takes no others. */
  types?: ReadonlySet<string>;
}

/** Servers of a config, and the key they stand under. */
interface Found extends EntryGroup { under: string }

/**
 * The servers in a config, whoever's it is: `mcpServers` of most clients (a list with names in Continue's), `servers` of VS Code's mcp.json,
 * `mcp.servers` of its settings and of a dev container's, `mcp_servers` of Codex, `context_servers` of Zed, `mcp` of opencode and Crush,
 * `amp.mcpServers` of Amp, `extensions` of Goose, `powers.mcpServers` of Kiro beside its own, `mcp_config` of a bundle, and the flat form of plugins, where the servers are the whole
 * file. A file may have several of them: VS Code's settings hold those of its extensions too. Bad entries are among them; what the `client`
 * takes for servers is one, however it is written. Null where the value has no servers.
 */
export function configuredEntries(value: unknown, client: ClientId | null = null): EntryGroup[] | null {
  if (!isJsonObject(value)) return null;
  const own = ownKey(client);
  const direct = containers(value, client).flatMap(([under, inner, types]): Found[] => {
    const entries = entriesOf(inner, under === own, under === 'mcpServers');
    return entries === undefined ? [] : [{ under, entries, ...(types && { types }) }];
  });
  // What is called servers by another, and has nothing of one, is something else.
  const first = direct.slice(0, 1);
  const all = [...first, ...direct.slice(1).filter(({ under, entries }) => under === own || Object.values(entries).some(isServerEntry))];
  const groups = [...apart(all), ...ofProjects(value['projects'])];
  if (groups.length > 0) return groups;
  const flat = client === null || client === 'claude-code' ? flatEntries(value) : undefined;
  return flat === undefined ? null : [{ entries: flat }];
}

/** The key under which a client has its servers and nothing else. */
function ownKey(client: ClientId | null): string | null {
  switch (client) {
    case null: return null;
    case 'opencode': case 'crush': return 'mcp';
    case 'goose': return 'extensions';
    case 'zed': return 'context_servers';
    case 'codex': case 'hermes': return 'mcp_servers';
    case 'amp': return 'amp.mcpServers';
    case 'vs-code': case 'vs-code-insiders': case 'vscodium': return 'servers';
    default: return 'mcpServers';
  }
}

function containers(value: JsonObject, client: ClientId | null): [under: string, inner: Json | undefined, types?: ReadonlySet<string> | undefined][] {
  const mcp = objectIn(value['mcp']);
  const contained = objectIn(objectIn(objectIn(value['customizations'])['vscode'])['mcp']);
  const goose = gooseEntries(value['extensions'], client === 'goose');
  return [
    ['mcpServers', value['mcpServers']], ['servers', value['servers']], ['mcp.servers', mcp['servers']], ['mcp_servers', value['mcp_servers']], ['context_servers', value['context_servers']],
    ['amp.mcpServers', value['amp.mcpServers']], ['customizations.vscode.mcp.servers', contained['servers']], ['mcp', typed(value['mcp'], ownKey(client) === 'mcp')],
    ['extensions', goose?.entries, goose?.types], ['powers.mcpServers', objectIn(value['powers'])['mcpServers']], ['server', bundled(value)],
  ];
}

/** The servers under a key, in some configs a list. Under the client's own, what is none is a bad one. */
function entriesOf(inner: Json | undefined, isOwn: boolean, mayBeList: boolean): JsonObject | undefined {
  if (isJsonObject(inner)) return inner;
  if (Array.isArray(inner) && (isOwn ? inner.length > 0 : mayBeList && inner.some(isServerEntry))) return named(inner);
  return isOwn && inner !== undefined && inner !== null && !Array.isArray(inner) ? { 'all servers': inner } : undefined;
}

/** A list of servers that each have a name. Two of one name stay two. */
function named(list: readonly Json[]): JsonObject {
  const entries: JsonObject = Object.create(null) as JsonObject;
  list.forEach((each, at) => {
    const name = isJsonObject(each) && typeof each['name'] === 'string' ? each['name'] : `entry ${at + 1}`;
    entries[name in entries ? `${name} (${at + 1})` : name] = each;
  });
  return entries;
}

/** Of servers that stand under several keys each one once, and two of one name by their names and keys. */
function apart(found: readonly Found[]): EntryGroup[] {
  const seen = new Map<string, string>();
  return found.map(({ under, entries, ...group }) => {
    const own: JsonObject = Object.create(null) as JsonObject;
    for (const [name, entry] of Object.entries(entries)) {
      const written = JSON.stringify(entry);
      const before = seen.get(name);
      if (before !== written) own[before === undefined ? name : `${name} (${under})`] = entry;
      if (before === undefined) seen.set(name, written);
    }
    return { ...group, entries: own };
  });
}

/** Claude Code keeps those of all projects in one file. */
function ofProjects(projects: Json | undefined): EntryGroup[] {
  return Object.entries(objectIn(projects)).flatMap(([project, rest]) => {
    const entries = entriesOf(objectIn(rest)['mcpServers'], true, true);
    return entries === undefined ? [] : [{ entries, project }];
  });
}

function objectIn(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** Of opencode and Crush `mcp` is itself the object of servers, each with its type, or only switched on or off. What is beside servers is one too, and a bad one. */
function typed(mcp: Json | undefined, isOwn: boolean): Json | undefined {
  if (!isJsonObject(mcp)) return isOwn ? mcp : undefined;
  const isOne = (each: Json) => isJsonObject(each) && (startedTypes.has(each['type'] as string) || reachedTypes.has(each['type'] as string) || typeof each['enabled'] === 'boolean' || isServerEntry(each));
  // The other form has its servers one level deeper, and beside them what they ask for.
  const { servers, inputs, ...rest } = mcp;
  const entries = isJsonObject(servers) && !isOne(servers) ? rest : mcp;
  const isThis = Object.values(entries).some(isOne) || (isOwn && entries === mcp && Object.keys(mcp).length > 0);
  return isThis ? entries : undefined;
}

/** The one server of a bundle (MCPB, before that DXT), under the bundle's name. */
function bundled(value: JsonObject): JsonObject | undefined {
  const { name, server, manifest_version: version, dxt_version: older } = value;
  const launch = objectIn(server)['mcp_config'];
  return (version !== undefined || older !== undefined) && typeof name === 'string' && isJsonObject(launch) ? { [name]: launch } : undefined;
}
