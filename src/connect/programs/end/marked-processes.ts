import { readFileSync, readdirSync } from 'node:fs';

/** Variable that every process of a started server inherits: the way to find those that left its group and session. */
export const markName = 'TOOLRISK_STARTED';

/** A process, and when it began: a number is given to another process after its end. */
export interface Process { pid: number; began: string }

/** A process and whose child it is. */
export interface LivingProcess extends Process { parent: number }

/** The living processes that carry a mark, or descend from one that does. Linux only; elsewhere none are found. */
export function markedProcesses(mark: string): Process[] {
  const living = livingProcesses();
  const found = new Set(living.filter(({ pid }) => carries(pid, mark)).map(({ pid }) => pid));
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const { pid, parent } of living) if (found.has(parent)) found.add(pid);
  }
  return living.filter(({ pid }) => found.has(pid));
}

/** The process of a number, if it lives. */
export function processOf(pid: number): Process[] {
  return readProcess(pid);
}

/** Those of some processes that still live. */
export function stillLiving(processes: readonly Process[]): Process[] {
  return processes.filter(({ pid, began }) => readProcess(pid)[0]?.began === began);
}

/** Signals processes; a negative number is a group. That one is gone already is no error. */
export function signalProcesses(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended in the meantime.
    }
  }
}

/** All processes there are, but the dead. Linux only; elsewhere none. */
export function livingProcesses(): LivingProcess[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => readProcess(Number(pid)));
}

/** The same with those that ended and that nobody asked after: they still take up a number. */
export function allProcesses(): LivingProcess[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => readProcess(Number(pid), true));
}

function carries(pid: number, mark: string): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/environ`, 'latin1') || ofOtherThread(pid);
    return words.includes(`${markName}=${mark}`);
  } catch {
    return false;
  }
}

/** The environment of a process whose first thread has ended, which has none any more. */
function ofOtherThread(pid: number): string {
  const [, thread] = readdirSync(`/proc/${pid}/task`);
  return thread === undefined ? '' : readFileSync(`/proc/${pid}/task/${thread}/environ`, 'latin1');
}

/**
 * From /proc/<pid>/stat, after the command in parentheses: state, parent, as the 18th its threads, as the 20th the start. None for the
 * dead, unless asked for: one whose first thread has ended is not dead as long as others go on.
 */
function readProcess(pid: number, alsoDead = false): LivingProcess[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return !alsoDead && (fields[0] === 'Z' || fields[0] === 'X') && Number(fields[17]) <= 1 ? [] : [{ pid, parent: Number(fields[1]), began: fields[19] ?? '' }];
  } catch {
    return [];
  }
}
