import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';

/** Types that clients give servers which they start. */
export const startedTypes: ReadonlySet<string> = new Set(['stdio', 'local', 'uvx', 'custom', 'command-line']);

/** Types that clients give servers which they reach. */
export const reachedTypes: ReadonlySet<string> = new Set(['http', 'sse', 'remote', 'streamable-http', 'streamable_http', 'streamableHttp', 'streamable', 'http-stream', 'httpStream', 'ws', 'websocket']);

/** Whether an entry says how to start or to reach something, as a server does. Told by its form, so not for what a config calls a server anyway. */
export function isServerEntry(entry: Json): boolean {
  if (!isJsonObject(entry)) return false;
  const { command, cmd, url, uri, serverUrl, httpUrl, inputSchema, type } = entry;
  if (typeof type === 'string' && !startedTypes.has(type) && !reachedTypes.has(type)) return false;
  const isStarted = (typeof command === 'string' || Array.isArray(command) || typeof cmd === 'string') && inputSchema === undefined;
  return isStarted || [url, uri, serverUrl, httpUrl].some((each) => typeof each === 'string' && /^(?:https?:|\$\{)/.test(each) && (type === undefined || typeof type === 'string'));
}
