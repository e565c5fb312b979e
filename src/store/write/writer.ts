import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process that writes, as its temporary files name it: its number, when it began, and the machine or container it runs in. */
export const writer = `${process.pid}-${birthOf('self') ?? '0'}-${whereabouts()}`;

/** What `writer` looks like. */
export const writerPattern = '[0-9]+-[0-9a-z]+-[0-9a-f]{8}';

/** Whether the process that wrote this id has ended; null where that cannot be told from here. */
export function isGone(id: string): boolean | null {
  const [pid = '', birth, where] = id.split('-');
  // The same number elsewhere is another process.
  if (where !== whereabouts()) return null;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
  }
  // Numbers are given again; the time of birth says whether it is the same process.
  const now = birthOf(pid);
  return now === null ? null : now !== birth;
}

/** When a process began, in ticks of the kernel, `ended` for one that only waits to be collected; null where nothing says it. */
function birthOf(pid: string): string | null {
  try {
    // Field 22 of proc(5); the name before it, in brackets, may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\) /s, '').split(' ');
    return /[ZX]/.test(fields[0] ?? '') ? 'ended' : Number(fields[19]).toString(36);
  } catch {
    return null;
  }
}

/** Which processes can be seen from here: those of this machine, in this container. */
function whereabouts(): string {
  const parts = [() => hostname(), () => readFileSync('/etc/machine-id', 'latin1'), () => readlinkSync('/proc/self/ns/pid')];
  return createHash('sha256').update(JSON.stringify(parts.map(orNothing))).digest('hex').slice(0, 8);
}

function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
