import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from '../../programs/start/limited-command.ts';
import type { Limits } from '../../limits.ts';
import { signalProcesses } from '../../programs/end/marked-processes.ts';
import { Unlisted } from '../../unlisted.ts';
import type { GroupPlace } from './group-places.ts';
import { groupCounters, groupSettings } from './group-settings.ts';

/** Rounds of a kill, 20 ms apart: two seconds, more than a busy kernel needs. */
const rounds = 100;

/** A control group: the processes in it, and all that come from them, have limits that the kernel keeps. */
export interface ControlGroup {
  /** The same command, begun in the group: it enters before it becomes what it is to be. */
  entering(command: Command): Command;
  /** The limit that was met, if one was. */
  overrun(): Unlisted | null;
  /** Most memory it had at a time, in bytes; null where the kernel does not tell. */
  peakMemory(): number | null;
  /** Kills all of it. */
  kill(): void;
  /** Kills what is left, and removes it. */
  remove(): Promise<void>;
}

/** Makes a group of this name. Throws what the system says where it may not, or where a limit cannot be set. */
export function makeControlGroup(place: GroupPlace, name: string, limits: Limits): ControlGroup {
  const folderOf = (of: 'memory' | 'pids' | 'cpu') => (place[of] === null ? null : join(place[of], name));
  const folders = [...new Set([folderOf('memory'), folderOf('pids'), folderOf('cpu')])].filter((folder) => folder !== null);
  const counters = groupCounters[place.version];
  const [memory, pids] = [join(place.memory, name), join(place.pids, name)];
  const group: ControlGroup = {
    entering: ({ file, args }) => wrapped([...place.through, 'sh', '-c', `${folders.map((folder) => `echo $$ >${quoted(join(folder, 'cgroup.procs'))} || exit 126; `).join('')}exec "$0" "$@"`, file, ...args]),
    overrun: () => {
      if (counted(memory, counters.memory) > 0) return new Unlisted('too-much-memory', `it took more than ${Math.round(limits.greatestMemory / 1024 ** 2)} MiB of memory (enforced by the kernel)`);
      return counted(pids, counters.pids) > 0 ? new Unlisted('too-many-processes', `it started more than ${limits.mostTasks} processes and threads (enforced by the kernel)`) : null;
    },
    peakMemory: () => numberIn(read(join(memory, counters.peak))),
    kill: () => killGroup(folders),
    remove: () => removeGroup(folders),
  };
  try {
    for (const folder of folders) mkdirSync(folder);
    for (const { of, file, value, mayBeMissing } of groupSettings(place.version, limits)) {
      const folder = folderOf(of);
      if (folder !== null) set(join(folder, file), value, mayBeMissing === true);
    }
  } catch (error) {
    for (const folder of folders) removeFolder(folder);
    throw error;
  }
  return group;
}

function wrapped([file = '', ...args]: readonly string[]): Command {
  return { file, args };
}

/** As a shell reads it. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}

function set(path: string, value: string, mayBeMissing: boolean): void {
  try {
    writeFileSync(path, value);
  } catch (error) {
    if (!mayBeMissing) throw error;
  }
}

/** At once where the kernel can; else each process, and those that it began meanwhile in the next round. */
function killGroup(folders: readonly string[]): void {
  for (const folder of folders) {
    if (existsSync(join(folder, 'cgroup.kill'))) set(join(folder, 'cgroup.kill'), '1', true);
    else signalProcesses(processesIn(folder), 'SIGKILL');
  }
}

async function removeGroup(folders: readonly string[]): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    killGroup(folders);
    if (folders.map(removeFolder).every(Boolean)) return;
    await wait(20);
  }
}

/** Whether it is gone. The kernel removes no group that has processes. */
function removeFolder(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

function processesIn(folder: string): number[] {
  return read(join(folder, 'cgroup.procs')).split('\n').map(Number).filter((pid) => pid > 0);
}

function counted(folder: string, [file, word]: readonly [string, string]): number {
  return numberIn(new RegExp(`^${word} (\\d+)$`, 'm').exec(read(join(folder, file)))?.[1] ?? '') ?? 0;
}

function numberIn(text: string): number | null {
  return /^\d+\s*$/.test(text) ? Number(text) : null;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
