import type { Limits } from '../limits.ts';
import type { Process } from '../marked-processes.ts';
import { Unlisted } from '../unlisted.ts';
import type { ControlGroup } from './control-group.ts';
import { filesInCell } from './files-in-cell.ts';
import { memoryInUse, openFilesOf } from './memory-in-use.ts';

/** What a look goes on with, and writes down: the most memory. */
interface Looked { first: (() => Process[]) | null; group: ControlGroup | null; peak: number }

/** The limit that some processes exceed, and that only looking finds; null when none. */
export function overrunOf(looked: Looked, pids: readonly number[], limits: Limits): Unlisted | null {
  if (pids.length > limits.mostProcesses) return new Unlisted('too-many-processes', `it started more than ${limits.mostProcesses} processes (watched)`);
  const first = looked.first?.()[0]?.pid;
  const folders = first === undefined ? [] : filesInCell(first);
  const full = folders.find(({ bytes, room }) => bytes >= room);
  if (full !== undefined) return new Unlisted('too-many-files', `it wrote more than ${mebibytes(full.room)} MiB of files (enforced by the kernel)`);
  if (sum(folders.map(({ files }) => files)) > limits.mostFiles) return new Unlisted('too-many-files', `it made more than ${limits.mostFiles} files (watched)`);
  if (openFilesOf(pids) > limits.mostOpen) return new Unlisted('too-many-files', `it had more than ${limits.mostOpen} files open (watched)`);
  return looked.group === null ? memoryOverrun(looked, pids, sum(folders.map(({ bytes }) => bytes)), limits) : null;
}

function memoryOverrun(looked: Looked, pids: readonly number[], inFiles: number, { greatestMemory, greatestTables }: Limits): Unlisted | null {
  const { bytes, isTooMany } = memoryInUse({ pids, inCell: looked.first !== null, greatestTables });
  looked.peak = Math.max(looked.peak, bytes + inFiles);
  if (bytes + inFiles > greatestMemory) return new Unlisted('too-much-memory', `it took more than ${mebibytes(greatestMemory)} MiB of memory (watched)`);
  return isTooMany ? new Unlisted('too-much-memory', 'its memory lies in more pieces than can be watched') : null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}
