import { readFileSync } from 'node:fs';
import type { Sight } from './sight.ts';

/** The queues of a connection on which nothing waits, as the fifth word of its line in /proc/net/tcp: what was not sent, and what was not read. */
const empty = '00000000:00000000';

/**
 * How many sockets there are in the network of a cell, of all kinds; also those that were closed, or sent through others, and hold
 * memory still. `first`: a process in it.
 */
export function socketsInCell(first: number, sight: Sight): number {
  return Number(/^sockets: used (\d+)$/m.exec(read(first, 'sockstat', sight))?.[1] ?? 0);
}

/**
 * How many of its connections have something that was not read. How much that is of the machine's memory is not told: it may be a
 * thousand times what was sent.
 */
export function waitingConnections(first: number, sight: Sight): number {
  return ['tcp', 'tcp6'].reduce((sum, name) => sum + read(first, name, sight).split('\n').filter((line) => isWaiting(line)).length, 0);
}

function read(first: number, name: string, sight: Sight): string {
  return sight.of(() => readFileSync(`/proc/${first}/net/${name}`, 'latin1'), '');
}

function isWaiting(line: string): boolean {
  const [number = '', , , , queues] = line.trimStart().split(' ', 5);
  return number.endsWith(':') && queues !== empty;
}
