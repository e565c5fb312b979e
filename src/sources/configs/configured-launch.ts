import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import type { ClientId } from './client-places.ts';
import { reachedTypes, startedTypes } from './is-server-entry.ts';

/** How a client starts or reaches a server, as its config says. Values may be secrets: they go to the launch and nowhere else. */
export type ConfiguredLaunch =
  | { kind: 'command'; command: string; args: string[]; env: Record<string, string>; cwd?: string; envFile?: string }
  | { kind: 'url'; url: string; headers: Record<string, string> };

/**
 * The launch that an entry of any client's config writes, or what is wrong with it. The forms do not contradict each other:
 * `serverUrl` is Windsurf's, `httpUrl` Gemini CLI's, a `command` that is an array and `environment` opencode's, one that is an
 * object an older Zed's, `envFile` VS Code's and Cursor's, `http_headers`, `env_http_headers`, `env_vars` and `bearer_token_env_var` Codex's,
 * `cmd`, `envs`, `env_keys` and `uri` Goose's, `requestOptions` Continue's.
 */
export function configuredLaunch(entry: Json, client: ClientId | null = null): ConfiguredLaunch | string {
  const launch = launchIn(entry, client);
  // Nothing of it is repeated: it may be in the middle of a secret.
  return typeof launch !== 'string' && JSON.stringify(launch).replaceAll('\\\\', '').includes('\\u0000') ? 'holds a NUL character, which no program and no address can have' : launch;
}

function launchIn(entry: Json, client: ClientId | null): ConfiguredLaunch | string {
  if (!isJsonObject(entry)) return 'is no object';
  const [url] = addressesOf(entry, client);
  if (url !== undefined && !(startedTypes.has(entry['type'] as string) && hasCommand(entry))) return { kind: 'url', url, headers: headersOf(entry) };
  const words = wordsOf(entry);
  if (typeof words === 'string') return words;
  const wrong = ['env', 'environment', 'headers'].find((name) => entry[name] !== undefined && entry[name] !== null && !isJsonObject(entry[name]));
  if (wrong !== undefined) return `"${wrong}" is no object`;
  const [command, ...args] = words;
  if (command === undefined || command.trim() === '') return 'has neither a command nor a URL';
  const { cwd, envFile } = entry;
  return { kind: 'command', command, args, env: variablesOf(entry), ...(typeof cwd === 'string' && cwd !== '' && { cwd }), ...(typeof envFile === 'string' && { envFile }) };
}

/** The addresses of an entry, that which its client takes first. Gemini CLI prefers `httpUrl`, as its documentation says. */
function addressesOf(entry: JsonObject, client: ClientId | null): string[] {
  const usual = ['url', 'serverUrl', 'httpUrl', 'uri'];
  const names = client === 'gemini-cli' || client === 'qwen-code' ? ['httpUrl', ...usual] : usual;
  return [...new Set(names.map((name) => entry[name]).filter((each) => typeof each === 'string' && each.trim() !== ''))] as string[];
}

function hasCommand(entry: JsonObject): boolean {
  const words = wordsOf(entry);
  return typeof words === 'string' || (words[0] ?? '').trim() !== '';
}

/** What was chosen of an entry that says two things, in a sentence; undefined for all others. Nothing of it is repeated. */
export function choiceIn(entry: Json, { kind }: ConfiguredLaunch, client: ClientId | null): string | undefined {
  if (!isJsonObject(entry)) return undefined;
  const { type } = entry;
  const done = kind === 'url' ? 'its address was asked' : 'its command was started';
  const isKnown = typeof type === 'string' && (startedTypes.has(type) || reachedTypes.has(type));
  if (kind === 'url' && hasCommand(entry)) return `Its entry has an address and a command: ${done}, and the command not started.`;
  if (kind === 'command' && addressesOf(entry, client).length > 0) return `Its entry has a command and an address: by its type ${done}, and the address not asked.`;
  if (type !== undefined && type !== null && !isKnown) return `The type of its entry is none that toolrisk knows, and a client may refuse it: ${done}.`;
  if (isKnown && (kind === 'url') !== reachedTypes.has(type)) return `The type of its entry says otherwise, and a client may refuse it: ${done}.`;
  return addressesOf(entry, client).length > 1 ? 'Its entry has several addresses: one was asked.' : undefined;
}

/** The command and its arguments; empty where there is none. */
function wordsOf({ command: usual, cmd, args: given }: JsonObject): string[] | string {
  const command = usual ?? cmd;
  const args = (isJsonObject(command) ? command['args'] : given) ?? [];
  if (!isTexts(args)) return '"args" is no array of strings';
  if (Array.isArray(command)) return isTexts(command) ? [...command, ...args] : '"command" is no array of strings';
  const file = isJsonObject(command) ? command['path'] : command;
  return typeof file === 'string' ? [file, ...args] : [];
}

function variablesOf({ command, env, environment, envs, env_vars: forwarded, env_keys: asked }: JsonObject): Record<string, string> {
  const inner = isJsonObject(command) ? command['env'] : undefined;
  const names = isTexts(forwarded) ? forwarded : [];
  // Goose keeps these in a keyring.
  const kept = isTexts(asked) ? asked : [];
  // The empty default: Codex starts the server without a variable that is not set.
  return { ...Object.fromEntries(names.map((name) => [name, `\${${name}:-}`])), ...Object.fromEntries(kept.map((name) => [name, `\${${name}}`])), ...texts(envs), ...texts(inner), ...texts(environment), ...texts(env) };
}

function headersOf({ headers, requestOptions, http_headers: literal, env_http_headers: named, bearer_token_env_var: bearer }: JsonObject): Record<string, string> {
  return {
    ...texts(isJsonObject(requestOptions) ? requestOptions['headers'] : undefined), ...texts(headers), ...texts(literal),
    ...Object.fromEntries(Object.entries(texts(named)).map(([header, name]) => [header, `\${${name}}`])),
    ...(typeof bearer === 'string' && { Authorization: `Bearer \${${bearer}}` }),
  };
}

/** Values as a process or a request takes them: clients accept numbers and booleans as their text. */
function texts(value: Json | undefined): Record<string, string> {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(Object.entries(value)
    .filter(([, inner]) => ['string', 'number', 'boolean'].includes(typeof inner))
    .map(([name, inner]) => [name, String(inner)]));
}

function isTexts(value: Json | undefined): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
