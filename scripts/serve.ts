import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PlaceError } from '../src/text/errors/place-error.ts';

/** A running server: where it is, and how to end it. */
export interface Served {
  url: string;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.md': 'text/markdown; charset=utf-8', '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Serves a folder of static files on this machine only; port 0 takes a free one. A folder answers with its `index.html`,
 * what is missing with the folder's `404.html`. Throws a `PlaceError` when the port cannot be had.
 */
export async function serveFolder(dir: string, port: number): Promise<Served> {
  const root = resolve(dir);
  const server = createServer((request, response) => {
    answer(root, request, response).catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(portError(port, error)));
    server.listen(port, '127.0.0.1', done);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}

/** Throws a `PlaceError` when a port cannot be had: asked before a build of minutes, whose site nobody could look at. */
export async function refuseTakenPort(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(portError(port, error)));
    server.listen(port, '127.0.0.1', done);
  });
  await new Promise((done) => server.close(done));
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const file = await findFile(root, request.url ?? '/');
  if (file === null) return answerMissing(root, request, response);
  response.writeHead(200, { ...headersFor(file.path), 'content-length': file.size });
  if (request.method === 'HEAD') response.end();
  // A reader who leaves early is no error of ours.
  else await pipeline(createReadStream(file.path), response).catch(() => undefined);
}

async function answerMissing(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const page = await readFile(join(root, '404.html')).catch(() => Buffer.from('Not found'));
  response.writeHead(404, { ...headersFor('404.html'), 'content-length': page.length });
  response.end(request.method === 'HEAD' ? undefined : page);
}

/** The file an address names, or null when there is none or it would lie outside the folder. */
async function findFile(root: string, url: string): Promise<{ path: string; size: number } | null> {
  const named = pathOf(url);
  if (named === null || named.includes('\0')) return null;
  const path = join(root, named.endsWith('/') ? `${named}index.html` : named);
  if (!path.startsWith(root + sep)) return null;
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true ? { path, size: found.size } : null;
}

/** The decoded path of a request, resolved against the root of addresses; null when it cannot be decoded. */
function pathOf(url: string): string | null {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
}

function headersFor(path: string): Record<string, string> {
  return { 'content-type': types[extname(path)] ?? 'application/octet-stream', 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' };
}

function portError(port: number, error: NodeJS.ErrnoException): PlaceError {
  if (error.code === 'EADDRINUSE') return new PlaceError(`port ${port}`, 'something else listens on it', 'Choose another with --port.');
  return new PlaceError(`port ${port}`, `cannot listen on it (${error.code})`, 'Choose another with --port.');
}
