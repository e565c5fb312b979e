import { allProcesses, stillLiving } from '../end/marked-processes.ts';
import type { LivingProcess, Process } from '../end/marked-processes.ts';
import type { Limits } from '../../limits.ts';
import type { ControlGroup } from '../../sandbox/groups/control-group.ts';
import { machineMemory } from './machine-memory.ts';
import type { MachineMemory } from './machine-memory.ts';
import { overrunOf } from './overrun-of.ts';
import type { Unlisted } from '../../unlisted.ts';

/** What is watched: the first process, in its cell if it has one, and its group, whose limits the kernel keeps. */
export interface Watched { root: number; first: (() => Process[]) | null; group: ControlGroup | null }

/** A program that is watched, with everything that came from it. */
export interface Watch {
  /** Most memory seen at a time, in bytes. */
  peakMemory(): number;
  stop(): unknown;
}

interface Entry extends Watched { known: Process[]; before: MachineMemory; peak: number; blockedSince: number | null; limits: Limits; onOverrun(failure: Unlisted): void }

const watched = new Set<Entry>();
let timer: NodeJS.Timeout | undefined;
/** A look takes longer where many processes run: it never takes more than this share of the time, but there is one each second. */
const greatestShare = 0.05;
const longestMs = 1000;

/**
 * Looks at intervals what a program and all it started take up, and says when it is too much: what no control group limits, and
 * without one its memory too. One look serves all programs that run. Linux only; elsewhere nothing is seen.
 */
export function watchProgram(what: Watched, limits: Limits, onOverrun: (failure: Unlisted) => void): Watch {
  const entry: Entry = { ...what, known: [], before: machineMemory(), peak: 0, blockedSince: null, limits, onOverrun };
  if (process.platform === 'linux') {
    watched.add(entry);
    timer ??= setTimeout(look, limits.watchMs).unref();
  }
  return {
    peakMemory: () => {
      entry.peak = entry.group?.peakMemory() ?? entry.peak;
      return entry.peak;
    },
    stop: () => watched.delete(entry),
  };
}

function look(): void {
  timer = undefined;
  const began = performance.now();
  const all = allProcesses();
  for (const entry of watched) check(entry, all);
  const [first] = watched;
  const took = performance.now() - began;
  if (first !== undefined) timer = setTimeout(look, Math.max(first.limits.watchMs, Math.min(took / greatestShare, longestMs - took))).unref();
}

function check(entry: Entry, all: readonly LivingProcess[]): void {
  const found = new Set([entry.root, ...stillLiving(entry.known).map(({ pid }) => pid)]);
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  // Remembered, because one whose parent ended has another parent now.
  entry.known = all.filter(({ pid }) => found.has(pid));
  const failure = entry.group?.overrun() ?? overrunOf(entry, entry.known.map(({ pid }) => pid), entry.limits);
  if (failure === null) return;
  watched.delete(entry);
  entry.onOverrun(failure);
}
