import type { Limits } from '../../limits.ts';
import type { Process } from '../end/marked-processes.ts';
import { Unlisted } from '../../unlisted.ts';
import type { ControlGroup } from '../../sandbox/groups/control-group.ts';
import { filesInCell } from './files-in-cell.ts';
import type { FilesInUse } from './files-in-cell.ts';
import { livingThread } from './living-thread.ts';
import type { Told } from './living-thread.ts';
import { machineMemory } from './machine-memory.ts';
import type { MachineMemory } from './machine-memory.ts';
import { memoryInUse } from './memory-in-use.ts';
import { openFilesOf } from './open-files-of.ts';
import { Sight } from './sight.ts';
import { socketsInCell, waitingConnections } from './sockets-in-cell.ts';

/** What a look goes on with, and writes down: the most memory, and since when something may not be looked at. `before`: the machine, before it began. */
interface Looked { first: (() => Process[]) | null; group: ControlGroup | null; before: MachineMemory; peak: number; blockedSince: number | null }

/** What is the same for all parts of a look. */
interface Look { looked: Looked; processes: readonly Told[]; first: number | undefined; folders: readonly FilesInUse[]; now: MachineMemory; sight: Sight; limits: Limits }

/** The limit that some processes exceed, and that only looking finds; null when none. What lives and may not be looked at exceeds all, after a time. */
export function overrunOf(looked: Looked, pids: readonly number[], limits: Limits): Unlisted | null {
  if (pids.length > limits.mostProcesses) return new Unlisted('too-many-processes', `it started more than ${limits.mostProcesses} processes (watched)`);
  const sight = new Sight();
  const first = looked.first?.()[0]?.pid;
  const folders = first === undefined ? [] : filesInCell(first, sight);
  const look = { looked, processes: pids.flatMap((pid) => livingThread(pid, sight)), first, folders, now: machineMemory(), sight, limits };
  return filesOverrun(look) ?? socketsOverrun(look) ?? (looked.group === null ? memoryOverrun(look) : null) ?? blockedOverrun(look);
}

function filesOverrun({ processes, folders, limits }: Look): Unlisted | null {
  const full = folders.find(({ bytes, room }) => bytes >= room);
  if (full !== undefined) return new Unlisted('too-many-files', `it wrote more than ${mebibytes(full.room)} MiB of files (enforced by the kernel)`);
  if (sum(folders.map(({ files }) => files)) > limits.mostFiles) return new Unlisted('too-many-files', `it made more than ${limits.mostFiles} files (watched)`);
  const open = openFilesOf(processes);
  if (open.all > limits.mostOpen) return new Unlisted('too-many-files', `it had more than ${limits.mostOpen} files open (watched)`);
  return open.notifiers > limits.mostNotifiers ? new Unlisted('too-many-files', `it had more than ${limits.mostNotifiers} files open that tell of changes (watched)`) : null;
}

/** The kernel tells of connections how much memory those of the whole machine take: of a growth, its own take no more than they may. */
function socketsOverrun({ looked, first, now, sight, limits }: Look): Unlisted | null {
  if (first === undefined) return null;
  if (socketsInCell(first, sight) > limits.mostSockets) return new Unlisted('too-many-files', `it had more than ${limits.mostSockets} sockets (watched)`);
  if (now.waiting - looked.before.waiting <= limits.greatestWaiting) return null;
  const most = waitingConnections(first, sight) * limits.greatestConnection;
  return most > limits.greatestWaiting ? new Unlisted('too-much-memory', `it left more than ${mebibytes(limits.greatestWaiting)} MiB unread on its connections (watched)`) : null;
}

function memoryOverrun({ looked, processes, folders, now, sight, limits }: Look): Unlisted | null {
  const { bytes, isTooMany } = memoryInUse({ processes, inCell: looked.first !== null, greatestTables: limits.greatestTables, sight });
  const inFiles = sum(folders.map((folder) => folder.bytes));
  looked.peak = Math.max(looked.peak, bytes + inFiles);
  if (bytes + inFiles > limits.greatestMemory) return new Unlisted('too-much-memory', `it took more than ${mebibytes(limits.greatestMemory)} MiB of memory (watched)`);
  if (isTooMany) return new Unlisted('too-much-memory', 'its memory lies in more pieces than can be watched');
  return now.kernel - looked.before.kernel > limits.greatestKernel ? new Unlisted('too-much-memory', `the kernel took more than ${mebibytes(limits.greatestKernel)} MiB of memory for itself while it ran (watched)`) : null;
}

function blockedOverrun({ looked, sight, limits }: Look): Unlisted | null {
  looked.blockedSince = sight.isBlocked ? looked.blockedSince ?? performance.now() : null;
  return looked.blockedSince !== null && performance.now() - looked.blockedSince >= limits.blockedMs ? new Unlisted('too-much-memory', 'what it takes up cannot be watched: it hides it') : null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}
