import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import { rpcErrorAsResult, rpcErrorIn } from '../listing/messages/rpc-error.ts';
import { jsonProblem } from '../listing/signs/json-problem.ts';
import { isId } from './requested.ts';
import { Unlisted } from '../unlisted.ts';

/** The code of an error that has none of its own: the first of those that are left to servers (JSON-RPC 2.0, 5.1). */
const noCode = -32000;

/**
 * The answer to a request over HTTP as JSON that a client reads: an error that names no request, as a server sends that failed before it
 * read which, is the error for the one that was asked, and so is one that is written in some other way. Throws `Unlisted` where the body is no JSON,
 * with what is wrong about it.
 */
export async function readableAnswer(response: Response, asked: JsonObject): Promise<Response> {
  if (!response.ok || !isJson(response)) return response;
  const text = (await response.text()).trim();
  const { value, lines } = parsed(text, asked);
  const changed = Array.isArray(value) ? value.map((each) => answer(each, asked)) : answer(value, asked);
  // Written anew only where it must be: what is nested deep can be read, and not written.
  const same = !lines && (changed === value || (Array.isArray(changed) && changed.every((each, at) => each === (value as Json[])[at])));
  return new Response(same ? text : JSON.stringify(changed), { status: response.status, statusText: response.statusText, headers: response.headers });
}

function isJson({ headers }: Response): boolean {
  return /^application\/json\b/i.test(headers.get('content-type') ?? '');
}

function answer(value: Json, asked: JsonObject): Json {
  const message = typeof value === 'string' ? { error: value } : value;
  if (!isJsonObject(message) || message['method'] !== undefined || (isJsonObject(message['result']) && message['jsonrpc'] !== undefined)) return value;
  const error = rpcErrorIn(message) ?? (message['result'] === undefined && message['jsonrpc'] === undefined ? rpcErrorAsResult(message) : null);
  if (error === null) return value;
  const { code, says, data } = error;
  return { jsonrpc: '2.0', id: (isId(message['id']) ? message : asked)['id'] as Json, error: { code: Number.isInteger(code) ? code : noCode, message: says, ...(data !== undefined && { data }) } };
}

/** One value, or several, each on a line of its own. */
function parsed(text: string, { method }: JsonObject): { value: Json; lines: boolean } {
  try {
    return { value: JSON.parse(text) as Json, lines: false };
  } catch {
    const values = linesOf(text);
    if (values !== null) return { value: values, lines: true };
    throw new Unlisted('not-mcp', text === '' ? `its answer to ${String(method)} is empty` : `its answer to ${String(method)} is no JSON: ${jsonProblem(text)}`);
  }
}

function linesOf(text: string): Json[] | null {
  try {
    return text.split(/[\r\n]+/).map((line) => JSON.parse(line) as Json);
  } catch {
    return null;
  }
}
