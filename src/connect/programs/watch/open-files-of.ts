import { readdirSync, readlinkSync } from 'node:fs';
import type { Told } from './living-thread.ts';
import { Sight } from './sight.ts';

/** How many files some processes have open, and how many of those tell of changes of others (inotify). */
export interface OpenFiles { all: number; notifiers: number }

/**
 * What some processes have open. A process may take from all but root the right to see that: then it is as much as it has room
 * for (FDSize), which is too much rather than too little, and its kinds are not known.
 */
export function openFilesOf(processes: readonly Told[]): OpenFiles {
  const each = processes.map(openFiles);
  return { all: each.reduce((sum, { all }) => sum + all, 0), notifiers: each.reduce((sum, { notifiers }) => sum + notifiers, 0) };
}

function openFiles({ folder, status }: Told): OpenFiles {
  const sight = new Sight();
  const names = sight.of(() => readdirSync(`${folder}/fd`), []);
  if (sight.isBlocked) return { all: Number(/^FDSize:\s*(\d+)$/m.exec(status)?.[1] ?? 0), notifiers: 0 };
  const kinds = names.map((name) => sight.of(() => readlinkSync(`${folder}/fd/${name}`), ''));
  return { all: names.length, notifiers: kinds.filter((kind) => kind === 'anon_inode:inotify').length };
}
