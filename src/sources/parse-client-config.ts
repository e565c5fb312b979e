import { getNodeValue, parseTree } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { isJsonObject } from '../schema/json.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import { PlaceError, PlaceErrors } from '../text/place-error.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import { notJson } from './not-json.ts';

/** How a client starts or reaches a server, as its config says. Values may be secrets: they go to the launch and nowhere else. */
export type ConfiguredLaunch =
  | { kind: 'command'; command: string; args: string[]; env: Record<string, string> }
  | { kind: 'url'; url: string; headers: Record<string, string> };

/** A server of a client's config. */
export interface ConfiguredServer {
  /** The key it has there. */
  server: string;
  launch: ConfiguredLaunch;
  /** Placeholders that the client would fill in (`GITHUB_TOKEN`, `input:token`), sorted; never resolved here. */
  needs: string[];
  /** Whether the config tells the client not to start it. */
  disabled: boolean;
}

/** The object of servers in a config: `mcpServers` of most clients, `servers` of VS Code's mcp.json, `mcp.servers` of its settings. */
export function configuredEntries(value: unknown): JsonObject | null {
  if (!isJsonObject(value)) return null;
  const nested = isJsonObject(value['mcp']) ? value['mcp']['servers'] : undefined;
  return [value['mcpServers'], value['servers'], nested].find(isJsonObject) ?? null;
}

/** The value of a text that may have comments and trailing commas, as the clients accept them; null when it is not even that. */
export function readJsonc(text: string): unknown {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  // getNodeValue makes objects without a prototype, so a "__proto__" key stays a key.
  return tree === undefined || errors.length > 0 ? null : getNodeValue(tree);
}

/** The servers of a client's config, in its order. Throws `PlaceErrors` with every bad entry. */
export function parseClientConfig(text: string, place: string): ConfiguredServer[] {
  const value = readJsonc(text);
  if (value === null) throw notJson(text, place, { comments: true });
  const entries = configuredEntries(value);
  if (entries === null) throw new PlaceError(place, 'configures no servers', 'A client config has them under "mcpServers" or "servers".');
  const problems: PlaceError[] = [];
  const servers = Object.entries(entries).flatMap(([server, entry]) => {
    const launch = launchOf(entry);
    if (typeof launch !== 'string') return [configuredServer(server, launch, entry as JsonObject)];
    problems.push(new PlaceError(`${place}: ${server}`, launch, 'Give it a "command" or a "url".'));
    return [];
  });
  if (problems.length > 0) throw new PlaceErrors(problems);
  return servers;
}

function configuredServer(server: string, written: ConfiguredLaunch, entry: JsonObject): ConfiguredServer {
  const needs = new Set<string>();
  const launch = fillPlaceholders(written, needs);
  return { server, launch, needs: [...needs].sort(), disabled: entry['disabled'] === true || entry['enabled'] === false };
}

/** The launch an entry writes, or what is wrong with it. */
function launchOf(entry: Json): ConfiguredLaunch | string {
  if (!isJsonObject(entry)) return 'is no object';
  const url = entry['url'] ?? entry['serverUrl'] ?? entry['httpUrl'];
  if (typeof url === 'string') return { kind: 'url', url, headers: stringsOf(entry['headers']) };
  if (typeof entry['command'] !== 'string' || entry['command'] === '') return 'has neither a command nor a URL';
  const args = entry['args'] ?? [];
  if (!Array.isArray(args) || !args.every((arg) => typeof arg === 'string')) return '"args" is no array of strings';
  return { kind: 'command', command: entry['command'], args, env: stringsOf(entry['env']) };
}

/** Values as a process or a request takes them: clients accept numbers and booleans as their text. */
function stringsOf(value: Json | undefined): Record<string, string> {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(Object.entries(value)
    .filter(([, inner]) => ['string', 'number', 'boolean'].includes(typeof inner))
    .map(([name, inner]) => [name, String(inner)]));
}
