import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { hostAndPort, plainHost } from '../../schema/host-rule.ts';
import { carry } from './carry.ts';
import { forwardRequest } from './forward-request.ts';
import { openWay } from './open-way.ts';
import { refusalText, statusOf } from './refusal-text.ts';
import { NoWay, placeOf } from './way-out.ts';
import type { Place, WayOut } from './way-out.ts';

/**
 * The part of the gate that speaks HTTP: CONNECT for tunnels, and requests with a whole address for plain HTTP. Node's own
 * parser reads them, strictly: what could be read in two ways is refused. Connections are given to it by `emit('connection')`;
 * each carries one request.
 */
export function httpSide(out: WayOut, onHeard: (socket: Socket) => void): Server {
  const server = createServer({ maxHeaderSize: out.limits.greatestGateHead, insecureHTTPParser: false, requireHostHeader: true, joinDuplicateHeaders: false });
  server.maxRequestsPerSocket = 1;
  for (const event of ['connect', 'request'] as const) server.on(event, ({ socket }: IncomingMessage) => onHeard(socket));
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => void tunnel(request, socket, head, out));
  server.on('request', (request, response) => void answer(request, response, out));
  for (const event of ['checkContinue', 'checkExpectation'] as const) server.on(event, (request, response) => void answer(request, response, out));
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
  if (url === null || place === null || !namesOnly(request, place) || request.headers.upgrade !== undefined || request.headers.expect !== undefined) {
    out.asks.add('', 0, 'malformed');
    return say(response, null, 'malformed');
  }
  try {
    forwardRequest(request, response, { ...await openWay(place, out), place, path: `${url.pathname}${url.search}` }, out);
  } catch (error) {
    say(response, place, error instanceof NoWay ? error.why : 'unreachable');
  }
}

/** `host:port` of CONNECT: both must be there. */
function authorityOf(text: string): Place | null {
  const [, host = '', port = ''] = /^(\[[^\]]+\]|[^:]+):(\d{1,5})$/.exec(text) ?? [];
  return placeOf(host, Number(port), 'tunnel');
}

/** As it stands in the address, not as a parser mended it. */
function placeWritten(address: string): Place | null {
  const [, host = '', port = '80'] = /^http:\/\/(\[[^\]]+\]|[^/:?]+)(?::(\d{1,5}))?(?=[/?]|$)/i.exec(address) ?? [];
  return placeOf(host, Number(port), 'http');
}

/** Whether there is at most one `Host`, and that one names the same place: whoever routes by it would be led elsewhere. */
function namesOnly(request: IncomingMessage, place: Place): boolean {
  const hosts = request.rawHeaders.filter((_each, at, all) => at % 2 === 1 && all[at - 1]?.toLowerCase() === 'host');
  const [, host = '', port] = /^(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(hosts[0] ?? hostAndPort(place.host, place.port)) ?? [];
  return hosts.length <= 1 && plainHost(host) === place.host && (port === undefined || Number(port) === place.port);
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || !['0', undefined].includes(headers['content-length']);
}

function refuse(socket: Socket, place: Place | null, why: NoWay['why'], out?: WayOut): void {
  out?.asks.add('', 0, 'malformed');
  const text = refusalText(place, why);
  if (socket.writable) socket.end(`HTTP/1.1 ${statusOf(why)}\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`);
  socket.destroySoon();
}

function say(response: ServerResponse, place: Place | null, why: NoWay['why']): void {
  response.writeHead(Number(statusOf(why).slice(0, 3)), { 'content-type': 'text/plain', connection: 'close' }).end(refusalText(place, why));
}
