import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import { jsonProblem } from '../listing/signs/json-problem.ts';
import { Unlisted } from '../unlisted.ts';

/**
 * The answer to a request over HTTP as JSON that a client reads: an error that names no request, as a server sends that failed before it
 * read which, is the error for the one that was asked. Throws `Unlisted` where the body is no JSON, with what is wrong about it.
 */
export async function readableAnswer(response: Response, init: RequestInit | undefined): Promise<Response> {
  const asked = response.status === 200 && isJson(response) ? requestIn(init) : null;
  if (asked === null) return response;
  const text = (await response.text()).trim();
  const value = parsed(text, asked);
  const answer = (each: Json): Json => (isJsonObject(each) && isJsonObject(each['error']) && !isId(each['id']) ? { jsonrpc: '2.0', ...each, id: asked['id'] as Json } : each);
  const changed = Array.isArray(value) ? value.map(answer) : answer(value);
  const same = changed === value || (Array.isArray(changed) && changed.every((each, at) => each === (value as Json[])[at]));
  return new Response(same ? text : JSON.stringify(changed), { status: response.status, statusText: response.statusText, headers: response.headers });
}

function isJson({ headers }: Response): boolean {
  return /^application\/json\b/i.test(headers.get('content-type') ?? '');
}

/** The request that a message carries; null for a notification, and for what is no message. */
function requestIn({ method, body }: RequestInit = {}): JsonObject | null {
  if (method !== 'POST' || typeof body !== 'string') return null;
  const message = JSON.parse(body) as Json;
  return isJsonObject(message) && isId(message['id']) ? message : null;
}

function isId(value: Json | undefined): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
}

function parsed(text: string, { method }: JsonObject): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new Unlisted('not-mcp', text === '' ? `its answer to ${String(method)} is empty` : `its answer to ${String(method)} is no JSON: ${jsonProblem(text)}`);
  }
}
