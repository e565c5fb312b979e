import { readFileSync } from 'node:fs';
import { pageSize } from './page-size.ts';

/** Memory of the whole machine that no process shows, in bytes: what the kernel took for itself and cannot give back, and what waits on connections. */
export interface MachineMemory { kernel: number; waiting: number }

/** What the kernel takes for itself, in /proc/meminfo: locks, timers, tables of what is watched, filters. Not what it keeps to be faster. */
const ofKernel = /^(?:SUnreclaim|VmallocUsed):\s*(\d+) kB$/gm;
/** Pages of what was sent over TCP and not read, by the whole machine whoever asks (/proc/net/sockstat). */
const ofConnections = /^TCP: .*\bmem (\d+)$/m;

/** How much that is now. Zero where it is not told. */
export function machineMemory(): MachineMemory {
  const kernel = [...read('/proc/meminfo').matchAll(ofKernel)].reduce((sum, [, kB]) => sum + Number(kB) * 1024, 0);
  return { kernel, waiting: Number(ofConnections.exec(read('/proc/net/sockstat'))?.[1] ?? 0) * pageSize() };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
