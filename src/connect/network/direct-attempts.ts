import { closeSync, openSync, readSync } from 'node:fs';

/** Counters of a network namespace. */
export interface DirectAttempts {
  /** How often it was tried since they were opened to reach something past the gate; it goes on counting after the cell has ended. */
  count(): number;
  close(): void;
}

/** More than the kernel writes. */
const greatestFile = 64 * 1024;

/**
 * Opens the counters of the network that a process is in. It has no routes, so the kernel refuses each datagram and each
 * connection that is not for the loopback, and counts it (`OutNoRoutes`); a question to a name server that is taken for one
 * at the loopback finds nobody (`NoPorts`). The open files hold the namespace, also when all its processes are gone. Any user
 * may read them. One attempt of a program may count more than once: names are asked for twice, and again.
 */
export function openDirectAttempts(pid: number): DirectAttempts {
  const files = ['snmp', 'snmp6'].flatMap((name) => openOrNone(`/proc/${pid}/net/${name}`));
  const sum = () => files.reduce((all, file) => all + countIn(read(file)), 0);
  const before = sum();
  let last = before;
  return {
    count: () => (last = Math.max(last, sum())) - before,
    close: () => {
      last = Math.max(last, sum());
      for (const file of files.splice(0)) closeSync(file);
    },
  };
}

/** What two tables of the kernel say: `Ip:` and `Udp:` as a line of names and one of numbers (snmp), one name a line (snmp6). */
export function countIn(text: string): number {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/));
  const wanted: Record<string, string> = { 'Ip:': 'OutNoRoutes', 'Udp:': 'NoPorts' };
  return lines.reduce((sum, line, at) => {
    const [head = '', value = ''] = line;
    if (head === 'Ip6OutNoRoutes' || head === 'Udp6NoPorts') return sum + Number(value);
    const column = wanted[head] === undefined || lines[at + 1]?.[0] !== head ? -1 : line.indexOf(wanted[head]);
    return column < 0 ? sum : sum + (Number(lines[at + 1]?.[column]) || 0);
  }, 0);
}

/** None where the process has ended already, or the kernel has no IPv6. */
function openOrNone(path: string): number[] {
  try {
    return [openSync(path, 'r')];
  } catch {
    return [];
  }
}

function read(file: number): string {
  const bytes = Buffer.alloc(greatestFile);
  return bytes.toString('latin1', 0, readSync(file, bytes, 0, greatestFile, 0));
}
