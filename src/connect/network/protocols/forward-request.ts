import { request as send } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { hostAndPort } from '../../../schema/network/host-rule.ts';
import { metered } from '../budget.ts';
import { refusalText } from './refusal-text.ts';
import type { Opened, Place, WayOut } from '../ways/way-out.ts';

/** What holds between two neighbours only (RFC 9110, 7.6.1), and what is meant for the gate. */
const betweenNeighbours = new Set([
  'connection', 'keep-alive', 'proxy-connection', 'proxy-authorization', 'proxy-authenticate', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'host', 'content-length', 'expect',
]);

/** Sends one plain request on over an open connection of its own, written anew, and hands back the answer; both are counted. */
export function forwardRequest(request: IncomingMessage, response: ServerResponse, { remote, forwards, place, path }: Opened & { place: Place; path: string }, { budget, limits }: WayOut): void {
  const end = () => {
    clearTimeout(over);
    remote.destroy();
    if (!response.writableEnded) response.destroy();
  };
  const over = setTimeout(end, limits.wayOutMs).unref();
  remote.setTimeout(limits.wayOutIdleMs, end).on('error', end);
  response.once('close', end);
  const host = place.port === 80 ? hostAndPort(place.host, undefined) : hostAndPort(place.host, place.port);
  const length = request.headers['content-length'];
  const headers = [...passedOn(request), 'Host', host, 'Connection', 'close', ...(length === undefined ? [] : ['Content-Length', length]),
    ...(request.headers['transfer-encoding'] === undefined ? [] : ['Transfer-Encoding', 'chunked']),
    ...(forwards?.authorization === undefined ? [] : ['Proxy-Authorization', forwards.authorization])];
  if (!budget.send(headers.join('').length + path.length)) return end();
  const outgoing = send({ method: request.method, path: forwards === undefined ? path : `http://${host}${path}`, headers, setHost: false, createConnection: () => remote });
  outgoing.on('error', () => {
    if (!response.headersSent) response.writeHead(502, { connection: 'close' }).end(refusalText(place, 'unreachable'));
    end();
  });
  outgoing.once('response', (answer) => handBack(answer, response, budget));
  pipeline(request, metered((bytes) => budget.send(bytes)), outgoing, () => undefined);
}

function handBack(answer: IncomingMessage, response: ServerResponse, budget: WayOut['budget']): void {
  const length = answer.headers['content-length'];
  if (!budget.receive(answer.rawHeaders.join('').length)) return void answer.destroy();
  response.writeHead(answer.statusCode ?? 502, [...passedOn(answer), ...(length === undefined ? [] : ['Content-Length', length])]);
  pipeline(answer, metered((bytes) => budget.receive(bytes)), response, () => undefined);
}

/** Headers as they came, but for those of neighbours, and those that `Connection` names as such. */
function passedOn({ rawHeaders, headers }: IncomingMessage): string[] {
  const named = new Set((headers.connection ?? '').toLowerCase().split(',').map((name) => name.trim()));
  return rawHeaders.flatMap((name, at) => {
    if (at % 2 === 1 || betweenNeighbours.has(name.toLowerCase()) || named.has(name.toLowerCase())) return [];
    return [name, rawHeaders[at + 1] as string];
  });
}
