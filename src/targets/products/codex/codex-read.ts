import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { dig } from '../../languages/json/dig.ts';
import { readToml } from '../../languages/toml/read-toml.ts';
import { codexConfig } from './codex-config.ts';

/** Values of `approval_mode`; Codex does not start with another. */
export const approvalModes = ['auto', 'prompt', 'writes', 'approve'];

/** Values of two keys of the whole file, which no other may have. `approval_policy` may also be a table. */
const wholeFile: Record<string, readonly string[]> = {
  approval_policy: ['untrusted', 'on-failure', 'on-request', 'granular', 'never'],
  sandbox_mode: ['read-only', 'workspace-write', 'danger-full-access'],
};

/** The tables of a config.toml. Throws `PlaceError` for what Codex does not start with: a mode or a type that is none. Seen on 0.171.0. */
export function readCodex(text: string, place: string): Json {
  const data = readToml(text, place);
  for (const [key, values] of Object.entries(wholeFile)) {
    const value = data[key];
    if (value !== undefined && !values.includes(value as string) && !(key === 'approval_policy' && isJsonObject(value))) throw notStarting(`${place}: ${key}`, `is ${JSON.stringify(value)}`, `Use one of: ${values.join(', ')}.`);
  }
  if (data['default_permissions'] !== undefined && typeof data['default_permissions'] !== 'string') throw notStarting(`${place}: default_permissions`, 'is no text', 'Name one profile of permissions.');
  for (const [key, server] of Object.entries(tableAt(data, 'mcp_servers', place))) checkServer(server, `${place}: ${key}`);
  const wrong = codexConfig(data, '');
  if (wrong !== null) throw notStarting(`${place}: ${wrong.where}`, wrong.what, 'Correct it.');
  return data;
}

function checkServer(server: Json, place: string): void {
  if (!isJsonObject(server)) throw notStarting(place, 'is no table', 'Make it one.');
  if (server['enabled'] !== undefined && typeof server['enabled'] !== 'boolean') throw notStarting(`${place}: enabled`, 'is neither true nor false', 'Write it without quotes.');
  for (const list of ['enabled_tools', 'disabled_tools']) {
    const value = server[list];
    if (value !== undefined && !(Array.isArray(value) && value.every((name) => typeof name === 'string'))) throw notStarting(`${place}: ${list}`, 'is no list of texts', 'Put the names between brackets.');
  }
  const tools = tableAt(server, 'tools', place);
  const notTable = Object.keys(tools).find((tool) => !isJsonObject(tools[tool]));
  if (notTable !== undefined) throw notStarting(`${place}: tools.${notTable}`, 'is no table', 'Make it one.');
  const wrong = [server['default_tools_approval_mode'], ...Object.keys(tools).map((tool) => dig(tools, tool, 'approval_mode'))].find((mode) => mode !== undefined && !approvalModes.includes(mode as string));
  if (wrong !== undefined) throw new PlaceError(place, `${JSON.stringify(wrong)} is no approval mode`, `Use one of: ${approvalModes.join(', ')}.`);
}

function tableAt(data: JsonObject, key: string, place: string): JsonObject {
  const value = data[key] ?? {};
  if (!isJsonObject(value)) throw notStarting(`${place}: ${key}`, 'is no table', 'Make it one.');
  return value;
}

function notStarting(place: string, what: string, remedy: string): PlaceError {
  return new PlaceError(place, `${what}, and Codex does not start with it`, remedy);
}
