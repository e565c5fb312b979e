import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { PlaceError } from '../../../text/errors/place-error.ts';
import type { Library } from '../library/library.ts';
import { makeMcpServer } from '../make-mcp-server.ts';
import { mcpLimits } from '../mcp-limits.ts';
import { answerRequest, mcpPath } from './answer-request.ts';

/** How it is served. `port`: 0 for any that is free. */
export interface HttpOptions {
  port: number;
  /** Told once, with the address at which clients ask. */
  onListening: (address: string) => void;
  onProblem: (error: Error) => void;
}

/** Serves over streamable HTTP to this machine alone, until the library is told to stop. Throws `PlaceError` where the port cannot be had. */
export async function serveHttp(library: Library, { port, onListening, onProblem }: HttpOptions): Promise<void> {
  const handler = createMcpHandler(() => makeMcpServer(library), { maxRequestBodySize: mcpLimits.greatestMessage, onerror: onProblem });
  const server = createServer({ requestTimeout: mcpLimits.requestMs, headersTimeout: mcpLimits.requestMs }, (request, response) => {
    answerRequest(request, response, handler.fetch).catch((error: unknown) => {
      if (!response.destroyed) onProblem(error as Error);
      response.destroy();
    });
  });
  server.maxConnections = mcpLimits.mostConnections;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => { throw notHad(port, error); });
  onListening(`http://127.0.0.1:${(server.address() as AddressInfo).port}${mcpPath}`);
  if (!library.stop.aborted) await once(library.stop, 'abort');
  await handler.close();
  server.close();
  server.closeAllConnections();
}

function notHad(port: number, { code, message }: NodeJS.ErrnoException): PlaceError {
  const why: Record<string, string> = { EADDRINUSE: 'another program listens there', EACCES: 'this user may not listen there' };
  return new PlaceError(`--port ${port}`, why[code ?? ''] ?? message, 'Name another with --port, or 0 for any that is free.');
}
