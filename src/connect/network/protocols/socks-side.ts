import type { Socket } from 'node:net';
import { carry } from '../ways/carry.ts';
import { openWay } from '../ways/open-way.ts';
import { readSocks } from './read-socks.ts';
import { NoWay, placeOf } from '../ways/way-out.ts';
import type { WayOut } from '../ways/way-out.ts';

/** What a refusal is in SOCKS 5 (RFC 1928, 6): not allowed by the ruleset, or host unreachable. In SOCKS 4 there is one for all. */
function answerOf(version: 4 | 5, code: 'open' | NoWay['why'] | 'command'): Buffer {
  if (version === 4) return Buffer.from([0, code === 'open' ? 90 : 91, 0, 0, 0, 0, 0, 0]);
  const reply = code === 'open' ? 0 : code === 'unreachable' ? 4 : code === 'command' ? 7 : code === 'malformed' ? 1 : 2;
  return Buffer.from([5, reply, 0, 1, 0, 0, 0, 0, 0, 0]);
}

/** The part of the gate that speaks SOCKS 5, 4 and 4a: connections only, without a password. */
export async function serveSocks(socket: Socket, version: 4 | 5, out: WayOut, onHeard: (socket: Socket) => void): Promise<void> {
  socket.on('error', () => undefined);
  const end = (code: NoWay['why'] | 'command') => void (socket.writable ? socket.end(answerOf(version, code)).destroySoon() : socket.destroy());
  const asked = await readSocks(socket, version).catch(() => null);
  onHeard(socket);
  if (asked === null || socket.destroyed) {
    out.asks.add('', 0, 'malformed');
    return end('malformed');
  }
  const place = asked.command === 'connect' ? placeOf(asked.host, asked.port, 'tunnel') : null;
  if (place === null) {
    out.asks.add(asked.command === 'connect' ? '' : asked.host, asked.command === 'connect' ? 0 : asked.port, 'malformed');
    return end(asked.command === 'connect' ? 'malformed' : 'command');
  }
  try {
    const { remote } = await openWay(place, out);
    if (socket.destroyed) return void remote.destroy();
    socket.write(answerOf(version, 'open'));
    carry(socket, remote, out);
  } catch (error) {
    end(error instanceof NoWay ? error.why : 'unreachable');
  }
}
