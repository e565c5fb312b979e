import type { Socket } from 'node:net';
import { httpSide } from './protocols/http-side.ts';
import { serveSocks } from './protocols/socks-side.ts';
import type { WayOut } from './ways/way-out.ts';

/** Takes connections of a cell. */
export interface Door { take(socket: Socket): void; close(): void }

/** A door that hears by the first byte which protocol is spoken. Who does not say in time where to go is sent away. */
export function doorFor(out: WayOut): Door {
  const { limits, asks } = out;
  const open = new Map<Socket, NodeJS.Timeout>();
  /** It has said where to go, so its time to do so is over. */
  const onHeard = (socket: Socket) => clearTimeout(open.get(socket));
  const http = httpSide(out, onHeard);
  const sendAway = (socket: Socket) => {
    asks.add('', 0, 'malformed');
    socket.destroy();
  };
  const greet = (socket: Socket, first: Buffer) => {
    const [byte = 0] = first;
    socket.pause();
    socket.unshift(first);
    if (byte === 4 || byte === 5) void serveSocks(socket, byte, out, onHeard);
    else if (byte < 0x41 || byte > 0x5a) sendAway(socket);
    else {
      http.emit('connection', socket);
      process.nextTick(() => socket.resume());
    }
  };
  return {
    take: (socket) => {
      socket.on('error', () => undefined);
      // Who has said all may still be answered: carried bytes end each way by itself.
      socket.allowHalfOpen = true;
      if (open.size >= limits.mostWaysOut) return void socket.destroy();
      open.set(socket, setTimeout(() => sendAway(socket), limits.gateHeadMs).unref());
      socket.once('close', () => {
        onHeard(socket);
        open.delete(socket);
      }).once('data', (first: Buffer) => greet(socket, first));
    },
    close: () => {
      for (const socket of open.keys()) socket.destroy();
    },
  };
}
