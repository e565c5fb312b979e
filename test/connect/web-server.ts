import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { selfSigned } from './self-signed.ts';

/** A message as a client posts it. */
export interface Message { id?: number; method?: string; params?: { cursor?: string; _meta?: Record<string, unknown> } }

/** Answers one request, whose body was read. */
export type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => unknown;

/** Listens on a port of its own until the tests are over; gives the origin. */
export async function serveWeb(answer: Answer, { secure = false } = {}): Promise<string> {
  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    await answer(request, response, Buffer.concat(chunks).toString());
  };
  const server: Server = secure ? createSecureServer(selfSigned(), listener) : createServer(listener);
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', () => done()); });
  return `${secure ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An answer of one status. */
export const status = (code: number, headers: Record<string, string> = {}, text = ''): Answer => (_request, response) => { response.writeHead(code, headers).end(text); };

/** Sends a value as JSON. */
export function sendJson(response: ServerResponse, value: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}

/** The least there is of a server over streamable HTTP: one tool. */
export const oneTool: Answer = (request, response, body) => {
  const { id, method } = JSON.parse(body || '{}') as Message;
  if (request.method !== 'POST') return status(405)(request, response, body);
  if (id === undefined) return status(202)(request, response, body);
  const hello = { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'remote', version: '1' } };
  return sendJson(response, { jsonrpc: '2.0', id, result: method === 'initialize' ? hello : { tools: [{ name: 'only', description: `Sees ${String(request.headers['authorization'])}.` }] } });
};
