import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { mcpLimits } from '../mcp-limits.ts';
import { readBody } from './read-body.ts';
import { refuseForeign } from './refuse-foreign.ts';

/** Where clients ask. */
export const mcpPath = '/mcp';

/** Answers one request by a handler of the web's kind, once it is known to come from this machine, to ask at the right place, and to be no larger than borne. */
export async function answerRequest(request: IncomingMessage, response: ServerResponse, answer: (request: Request) => Promise<Response>): Promise<void> {
  const { host, origin } = request.headers;
  const refusal = refuseForeign({ host, origin }, request.socket.localPort ?? 0);
  if (refusal !== null) return refuse(response, 403, refusal);
  if (request.url?.split('?')[0] !== mcpPath) return refuse(response, 404, `There is nothing here. Ask at ${mcpPath}.`);
  const body = await readBody(request, mcpLimits.greatestMessage);
  if (body === null) return refuse(response, 413, `The request is larger than ${mcpLimits.greatestMessage} bytes.`);
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(request.headersDistinct)) for (const value of values) headers.append(name, value);
  const answered = await answer(new Request(`http://127.0.0.1${mcpPath}`, { method: request.method ?? 'GET', headers, signal: gone.signal, ...(body.length > 0 && { body }) }));
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  if (answered.body === null) response.end();
  else await pipeline(Readable.fromWeb(answered.body as never), response);
}

/** Says why in JSON-RPC, and closes the connection: what it still sends is not read. */
function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify({ jsonrpc: '2.0', error: { code: -32000, message }, id: null }));
}
