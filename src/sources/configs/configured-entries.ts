import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';

/** Servers of a config that belong together. */
export interface EntryGroup {
  entries: JsonObject;
  /** Folder of the project they are for: Claude Code keeps those of all projects in one file. */
  project?: string;
}

/**
 * The servers in a config, whoever's it is: `mcpServers` of most clients (a list with names in Continue's), `servers` of VS Code's mcp.json,
 * `mcp.servers` of its settings and of a dev container's, `mcp_servers` of Codex, `context_servers` of Zed, `mcp` of opencode and Crush,
 * `amp.mcpServers` of Amp, `extensions` of Goose, `mcp_config` of a bundle, and the flat form of plugins, where the servers are the whole
 * file. Null where the value has none of them.
 */
export function configuredEntries(value: unknown): EntryGroup[] | null {
  if (!isJsonObject(value)) return null;
  const mcp = objectIn(value['mcp']);
  const contained = objectIn(objectIn(objectIn(value['customizations'])['vscode'])['mcp']);
  const direct = [named(value['mcpServers']), value['servers'], mcp['servers'], value['mcp_servers'], value['context_servers'], value['amp.mcpServers'], contained['servers'],
    typed(mcp), goose(value['extensions']), bundled(value), flat(value)].find(isJsonObject);
  const projects = isJsonObject(value['projects']) ? Object.entries(value['projects']) : [];
  const groups = projects.flatMap(([project, rest]) => (isJsonObject(rest) && isJsonObject(rest['mcpServers']) ? [{ entries: rest['mcpServers'], project }] : []));
  if (direct === undefined && groups.length === 0) return null;
  return [...(direct === undefined ? [] : [{ entries: direct }]), ...groups];
}

function objectIn(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** A list of servers that each have a name. Two of one name stay two. */
function named(value: Json | undefined): Json | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.some((each) => isJsonObject(each) && isServer(each))) return value;
  const entries: JsonObject = Object.create(null) as JsonObject;
  value.forEach((each, at) => {
    const name = isJsonObject(each) && typeof each['name'] === 'string' ? each['name'] : `entry ${at + 1}`;
    entries[name in entries ? `${name} (${at + 1})` : name] = each;
  });
  return entries;
}

/** Of opencode and Crush `mcp` is itself the object of servers, each with its type, or only switched on or off. */
function typed(mcp: JsonObject): JsonObject | undefined {
  const types = ['local', 'remote', 'stdio', 'http', 'sse'];
  const isOne = (each: Json) => isJsonObject(each) && (types.includes(each['type'] as string) || typeof each['enabled'] === 'boolean' || isServer(each));
  const values = Object.values(mcp);
  // What is beside servers is one too, and perhaps a bad one.
  return values.length > 0 && values.every((each) => isJsonObject(each)) && values.some(isOne) ? mcp : undefined;
}

/** Extensions of Goose that are servers: others come with it. */
function goose(extensions: Json | undefined): JsonObject | undefined {
  if (!isJsonObject(extensions)) return undefined;
  const servers = Object.entries(extensions).filter(([, each]) => isJsonObject(each) && ['stdio', 'sse', 'streamable_http', 'uvx'].includes(each['type'] as string));
  return servers.length === 0 ? undefined : Object.fromEntries(servers);
}

/** The one server of a bundle (MCPB, before that DXT), under the bundle's name. */
function bundled(value: JsonObject): JsonObject | undefined {
  const { name, server, manifest_version: version, dxt_version: older } = value;
  const launch = objectIn(server)['mcp_config'];
  return (version !== undefined || older !== undefined) && typeof name === 'string' && isJsonObject(launch) ? { [name]: launch } : undefined;
}

/** Keys of documents that are no flat config, though an object in them may have a command or an address. */
const otherKeys = ['name', 'version', 'tools', 'jsonrpc', '$schema', 'openapi', 'scripts', 'apiVersion', 'definitions'];

function flat(value: JsonObject): JsonObject | undefined {
  const values = Object.values(value);
  const isFlat = values.length > 0 && values.every((each) => isJsonObject(each)) && values.some((each) => isServer(each as JsonObject)) && !otherKeys.some((key) => key in value);
  return isFlat ? value : undefined;
}

/** Whether an entry says how to start or to reach something. */
function isServer({ command, cmd, url, uri, serverUrl, httpUrl, inputSchema, type }: JsonObject): boolean {
  const isStarted = (typeof command === 'string' || Array.isArray(command) || typeof cmd === 'string') && inputSchema === undefined;
  return isStarted || [url, uri, serverUrl, httpUrl].some((each) => typeof each === 'string' && /^(?:https?:|\$\{)/.test(each) && (type === undefined || typeof type === 'string'));
}
