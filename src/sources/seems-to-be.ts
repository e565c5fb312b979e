import { isJsonObject } from '../schema/json.ts';
import type { Json, JsonObject } from '../schema/json.ts';

/** What a JSON document seems to be that holds neither tools nor servers, and what to name instead of it. */
export interface Seeming { what: string; instead?: string }

/** A kind of document: how people call it, what tells it, and what to name instead. */
interface Kind { what: string; tells(value: JsonObject): boolean; instead?: string }

const has = (value: JsonObject, ...keys: readonly string[]) => keys.every((key) => key in value);
const some = (value: JsonObject, ...keys: readonly string[]) => keys.some((key) => key in value);
const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');
const schema = (value: JsonObject) => text(value['$schema']);

/** The most particular first. */
const kinds: readonly Kind[] = [
  { what: 'a lock file of npm', tells: (value) => has(value, 'lockfileVersion') && some(value, 'packages', 'dependencies'), instead: 'Name the server by its package: npm:<name>.' },
  { what: 'a package.json of npm', tells: (value) => some(value, 'scripts', 'devDependencies', 'peerDependencies', 'dependencies', 'main', 'exports', 'engines', 'workspaces') && some(value, 'name', 'version', 'private', 'scripts', 'dependencies'), instead: 'To have its server judged, name the package: npm:<name>.' },
  { what: 'a record of a registry of MCP servers', tells: (value) => (schema(value).includes('modelcontextprotocol') && schema(value).includes('server')) || (has(value, 'name') && some(value, 'packages', 'remotes') && /\//.test(text(value['name']))), instead: 'Name what starts its server: npm:, pypi: or oci: and its package, or its address.' },
  { what: 'the manifest of a bundle of an MCP server', tells: (value) => some(value, 'manifest_version', 'dxt_version') && some(value, 'server', 'name'), instead: 'Unpack it, and name the command of its server behind --.' },
  { what: 'a marketplace of plugins', tells: (value) => Array.isArray(value['plugins']) && some(value, 'owner', 'name', 'metadata'), instead: 'Name the .mcp.json of a plugin.' },
  { what: 'an agent card', tells: (value) => (Array.isArray(value['skills']) || 'defaultInputModes' in value || 'protocolVersion' in value) && some(value, 'url', 'capabilities', 'supportedInterfaces', 'protocolVersion') && 'name' in value, instead: 'It tells what an agent can do, by another protocol (A2A).' },
  { what: 'a chart of Helm', tells: (value) => /^v[12]$/.test(text(value['apiVersion'])) && has(value, 'name', 'version'), instead: 'It deploys something; name the address, or the image (oci:), of the server itself.' },
  { what: 'an object of Kubernetes', tells: (value) => has(value, 'apiVersion', 'kind'), instead: 'It deploys something; name the address, or the image (oci:), of the server itself.' },
  { what: 'a chart of Vega', tells: (value) => /vega/i.test(schema(value)) || has(value, 'mark', 'encoding') },
  { what: 'a chart', tells: (value) => typeof value['type'] === 'string' && isJsonObject(value['data']) && some(value['data'], 'datasets', 'labels') },
  { what: 'a description of an HTTP interface (OpenAPI)', tells: (value) => some(value, 'openapi', 'swagger') || (has(value, 'info', 'paths')) },
  { what: 'a description of messages (AsyncAPI)', tells: (value) => has(value, 'asyncapi') },
  { what: 'a configuration of language servers', tells: (value) => Object.values(value).some((each) => isJsonObject(each) && 'extensionToLanguage' in each) },
  { what: 'a set of settings for permissions', tells: (value) => isJsonObject(value['permissions']) && !('name' in value), instead: 'To have it compared with a recommendation: toolrisk policy <source> --for <product> --check <file>.' },
  { what: 'a plugin that names no server', tells: (value) => some(value, 'commands', 'agents', 'hooks', 'lspServers', 'outputStyles', 'author', 'keywords', 'homepage') && has(value, 'name'), instead: 'A plugin names its servers under "mcpServers", or in its .mcp.json.' },
  { what: 'an extension for Chrome', tells: (value) => typeof value['manifest_version'] === 'number' },
  { what: 'settings of TypeScript', tells: (value) => isJsonObject(value['compilerOptions']) },
  { what: 'a report of toolrisk', tells: (value) => has(value, 'toolrisk', 'rules', 'servers'), instead: 'Name what it was made from.' },
  { what: 'a report in SARIF', tells: (value) => Array.isArray(value['runs']) },
  { what: 'a bill of materials', tells: (value) => some(value, 'bomFormat', 'spdxVersion') },
  { what: 'a GeoJSON file', tells: (value) => has(value, 'type') && some(value, 'features', 'coordinates') },
  { what: 'a JSON Schema', tells: (value) => (/json-schema\.org/.test(schema(value)) || some(value, '$defs', 'definitions')) && !('name' in value) },
  { what: 'a package, or something else that has versions', tells: (value) => typeof value['name'] === 'string' && typeof value['version'] === 'string' && !('server' in value) },
  { what: 'a configuration of an MCP client without a server in it', tells: (value) => some(value, 'mcpServers', 'mcp_servers', 'context_servers', 'mcp'), instead: 'It names no server that can be started or reached.' },
];

/** Answers of a server to something else than `tools/list`. */
const answers: readonly [key: string, what: string][] = [
  ['protocolVersion', 'the answer of a server to initialize'], ['prompts', 'the answer of a server to prompts/list'], ['resources', 'the answer of a server to resources/list'],
  ['resourceTemplates', 'the answer of a server to resources/templates/list'], ['supportedVersions', 'the answer of a server to server/discover'], ['content', 'the answer of a tool to a call'], ['structuredContent', 'the answer of a tool to a call'],
];

/** What a document seems to be; null where nothing tells. */
export function seemsToBe(value: Json): Seeming | null {
  if (!isJsonObject(value)) return null;
  const found = kinds.find(({ tells }) => tells(value));
  if (found !== undefined) return { what: found.what, ...(found.instead !== undefined && { instead: found.instead }) };
  const answer = answers.find(([key]) => key in value && !('name' in value));
  return answer === undefined ? null : { what: answer[1], instead: 'The one to tools/list is wanted.' };
}

/** Files that hold one thing, whatever little is in them: by their name, the kind above. */
const files: readonly [name: RegExp, what: string][] = [
  [/(^|[\\/])package\.json$/i, 'a package.json of npm'], [/(^|[\\/])plugin\.json$/i, 'a plugin that names no server'],
  [/(^|[\\/])server\.json$/i, 'a record of a registry of MCP servers'], [/(^|[\\/])agent(-card)?\.json$/i, 'an agent card'],
];

/** What a document seems to be by the name of its file, where it holds no list of tools and no schema of one. */
export function seemsByName(place: string): Seeming | null {
  const what = files.find(([name]) => name.test(place))?.[1];
  const instead = kinds.find((kind) => kind.what === what)?.instead;
  return what === undefined ? null : { what, ...(instead !== undefined && { instead }) };
}
