import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { carry } from '../ways/carry.ts';
import { forwardRequest } from './forward-request.ts';
import { openWay } from '../ways/open-way.ts';
import { refusalText, statusOf } from './refusal-text.ts';
import { authorityOf, hasBody, namesOnly, placeWritten } from './written-place.ts';
import { NoWay } from '../ways/way-out.ts';
import type { Place, WayOut } from '../ways/way-out.ts';

/**
 * The part of the gate that speaks HTTP: CONNECT for tunnels, and requests with a whole address for plain HTTP. Node's own
 * parser reads them, strictly: what could be read in two ways is refused. Connections are given to it by `emit('connection')`;
 * each carries one request.
 */
export function httpSide(out: WayOut, onHeard: (socket: Socket) => void): Server {
  const server = createServer({ maxHeaderSize: out.limits.greatestGateHead, insecureHTTPParser: false, requireHostHeader: true, joinDuplicateHeaders: false });
  server.maxRequestsPerSocket = 1;
  for (const event of ['connect', 'request', 'checkContinue', 'checkExpectation'] as const) server.on(event, ({ socket }: IncomingMessage) => onHeard(socket));
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => void tunnel(request, socket, head, out));
  server.on('request', (request, response) => void answer(request, response, out));
  server.on('checkExpectation', (_request, response) => refuseAsk(response, out));
  server.on('checkContinue', (request, response) => {
    response.writeContinue();
    void answer(request, response, out);
  });
  server.on('upgrade', (_request: IncomingMessage, socket: Socket) => refuse(socket, null, 'malformed', out));
  server.on('clientError', (_error, socket) => refuse(socket as Socket, null, 'malformed', out));
  return server;
}

async function tunnel(request: IncomingMessage, socket: Socket, head: Buffer, out: WayOut): Promise<void> {
  socket.on('error', () => undefined);
  const place = authorityOf(request.url ?? '');
  if (place === null || !namesOnly(request, place) || hasBody(request)) return refuse(socket, null, 'malformed', out);
  try {
    const { remote } = await openWay(place, out);
    if (socket.destroyed) return void remote.destroy();
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    carry(socket, remote, out);
  } catch (error) {
    refuse(socket, place, error instanceof NoWay ? error.why : 'unreachable');
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, out: WayOut): Promise<void> {
  request.on('error', () => undefined);
  const url = /^http:\/\/[^/?#\\@]+(?:[/?][^#\\]*)?$/i.test(request.url ?? '') ? URL.parse(request.url as string) : null;
  const place = url === null ? null : placeWritten(request.url as string);
  if (url === null || place === null || !namesOnly(request, place) || request.headers.upgrade !== undefined) return refuseAsk(response, out);
  try {
    const opened = await openWay(place, out);
    if (response.destroyed) return void opened.remote.destroy();
    forwardRequest(request, response, { ...opened, place, path: `${url.pathname}${url.search}` }, out);
  } catch (error) {
    say(response, place, error instanceof NoWay ? error.why : 'unreachable');
  }
}

function refuse(socket: Socket, place: Place | null, why: NoWay['why'], out?: WayOut): void {
  out?.asks.add('', 0, 'malformed');
  const text = refusalText(place, why);
  if (socket.writable) socket.end(`HTTP/1.1 ${statusOf(why)}\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`);
  socket.destroySoon();
}

function refuseAsk(response: ServerResponse, out: WayOut): void {
  out.asks.add('', 0, 'malformed');
  say(response, null, 'malformed');
}

function say(response: ServerResponse, place: Place | null, why: NoWay['why']): void {
  response.writeHead(Number(statusOf(why).slice(0, 3)), { 'content-type': 'text/plain', connection: 'close' }).end(refusalText(place, why));
}
