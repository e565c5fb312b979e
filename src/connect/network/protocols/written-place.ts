import type { IncomingMessage } from 'node:http';
import { hostAndPort, plainHost } from '../../../schema/network/host-rule.ts';
import { placeOf } from '../ways/way-out.ts';
import type { Place } from '../ways/way-out.ts';

/** `host:port` of CONNECT: both must be there. */
export function authorityOf(text: string): Place | null {
  const [, host = '', port = ''] = /^(\[[^\]]+\]|[^:]+):(\d{1,5})$/.exec(text) ?? [];
  return placeOf(host, Number(port), 'tunnel');
}

/** As it stands in the address, not as a parser mended it. */
export function placeWritten(address: string): Place | null {
  const [, host = '', port = '80'] = /^http:\/\/(\[[^\]]+\]|[^/:?]+)(?::(\d{1,5}))?(?:[/?]|$)/i.exec(address) ?? [];
  return placeOf(host, Number(port), 'http');
}

/**
 * Whether there is at most one `Host`, and that one names the same place, or the gate, as clients have it that take their proxy for who they
 * speak to (what is sent on is written anew): whoever routes by another one would be led elsewhere.
 */
export function namesOnly(request: IncomingMessage, place: Place): boolean {
  const hosts = request.rawHeaders.filter((_each, at, all) => at % 2 === 1 && all[at - 1]?.toLowerCase() === 'host');
  const [, written = '', port] = /^(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(hosts[0] ?? hostAndPort(place.host, place.port)) ?? [];
  const host = plainHost(written);
  const isGate = (host === '127.0.0.1' || host === 'localhost') && Number(port) === request.socket.localPort;
  return hosts.length <= 1 && (isGate || (host === place.host && (port === undefined || Number(port) === place.port)));
}

/** Whether something follows the head of a request. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || !['0', undefined].includes(headers['content-length']);
}
