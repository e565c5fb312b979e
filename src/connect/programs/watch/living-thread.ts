import { readFileSync, readdirSync } from 'node:fs';
import type { Sight } from './sight.ts';

/** Where the kernel tells of a process, and what it tells of it in a few words (/proc/<pid>/status). */
export interface Told { folder: string; status: string }

/** A thread that has ended, while the process may go on. */
const hasEnded = /^State:\s*[ZX]/m;

/**
 * What is told of a process by a thread that lives: of one whose first thread has ended the kernel shows neither memory nor open
 * files there, though all its other threads go on with them. Nothing where none lives.
 */
export function livingThread(pid: number, sight: Sight): Told[] {
  const first = toldBy(`/proc/${pid}`, sight);
  if (!first.some(({ status }) => hasEnded.test(status))) return first;
  const threads = sight.of(() => readdirSync(`/proc/${pid}/task`), []);
  for (const thread of threads) {
    const told = toldBy(`/proc/${pid}/task/${thread}`, sight);
    if (told.some(({ status }) => !hasEnded.test(status))) return told;
  }
  return [];
}

function toldBy(folder: string, sight: Sight): Told[] {
  return sight.of(() => [{ folder, status: readFileSync(`${folder}/status`, 'latin1') }], []);
}
