import { pipeline } from 'node:stream';
import type { Socket } from 'node:net';
import { metered } from '../budget.ts';
import type { WayOut } from './way-out.ts';

/**
 * Carries bytes both ways between a program and a place, counted, until one side ends, nothing moves for a while, or the
 * whole time is over; then both are closed.
 */
export function carry(inner: Socket, remote: Socket, { budget, limits }: WayOut): void {
  const end = () => {
    clearTimeout(over);
    inner.destroy();
    remote.destroy();
  };
  const over = setTimeout(end, limits.wayOutMs).unref();
  // Both pipelines and the gate listen to each, more than Node expects.
  for (const socket of [inner, remote]) socket.setMaxListeners(20).setTimeout(limits.wayOutIdleMs, end).on('error', end).once('close', end);
  pipeline(inner, metered((bytes) => budget.send(bytes)), remote, () => undefined);
  pipeline(remote, metered((bytes) => budget.receive(bytes)), inner, () => undefined);
}
