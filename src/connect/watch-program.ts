import { memoryOf, livingProcesses, stillLiving } from './marked-processes.ts';
import type { LivingProcess, Process } from './marked-processes.ts';
import type { Limits } from './limits.ts';
import { Unlisted } from './unlisted.ts';

/** A program that is watched, with everything that came from it. */
export interface Watch {
  /** Most memory seen at a time, in bytes. */
  peakMemory(): number;
  stop(): unknown;
}

interface Watched { root: number; known: Process[]; peak: number; limits: Limits; onOverrun(failure: Unlisted): void }

const watched = new Set<Watched>();
let timer: NodeJS.Timeout | undefined;
/** A look takes longer where many processes run: it never takes more than this share of the time. */
const greatestShare = 0.05;

/**
 * Looks at intervals how many processes a program has become and how much memory is theirs alone, and says when it is too
 * much. An address-space limit would do neither: it counts what is reserved, and Node's `fetch` reserves gigabytes. One look
 * serves all programs that run. Linux only; elsewhere nothing is seen.
 */
export function watchProgram(root: number, limits: Limits, onOverrun: (failure: Unlisted) => void): Watch {
  const entry: Watched = { root, known: [], peak: 0, limits, onOverrun };
  if (process.platform === 'linux') {
    watched.add(entry);
    timer ??= setTimeout(look, limits.watchMs).unref();
  }
  return { peakMemory: () => entry.peak, stop: () => watched.delete(entry) };
}

function look(): void {
  timer = undefined;
  const began = performance.now();
  const living = livingProcesses();
  for (const entry of watched) check(entry, living);
  const [first] = watched;
  if (first !== undefined) timer = setTimeout(look, Math.max(first.limits.watchMs, (performance.now() - began) / greatestShare)).unref();
}

function check(entry: Watched, living: readonly LivingProcess[]): void {
  const { root, limits } = entry;
  const found = new Set([root, ...stillLiving(entry.known).map(({ pid }) => pid)]);
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const { pid, parent } of living) if (found.has(parent)) found.add(pid);
  }
  // Remembered, because one whose parent ended has another parent now.
  entry.known = living.filter(({ pid }) => found.has(pid));
  const memory = entry.known.reduce((sum, { pid }) => sum + memoryOf(pid), 0);
  entry.peak = Math.max(entry.peak, memory);
  if (memory > limits.greatestMemory) overrun(entry, new Unlisted('too-much-memory', `it took more than ${Math.round(limits.greatestMemory / 1024 ** 2)} MiB of memory`));
  else if (entry.known.length > limits.mostProcesses) overrun(entry, new Unlisted('too-many-processes', `it started more than ${limits.mostProcesses} processes`));
}

function overrun(entry: Watched, failure: Unlisted): void {
  watched.delete(entry);
  entry.onOverrun(failure);
}
