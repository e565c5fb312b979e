import { readdirSync } from 'node:fs';
import type { Told } from './living-thread.ts';
import { Sight } from './sight.ts';

/**
 * How many files some processes have open. A process may take from all but root the right to see which: then there are as many as
 * it has room for (FDSize), which is too many rather than too few.
 */
export function openFilesOf(processes: readonly Told[]): number {
  return processes.reduce((sum, told) => sum + openFiles(told), 0);
}

function openFiles({ folder, status }: Told): number {
  const sight = new Sight();
  const names = sight.of(() => readdirSync(`${folder}/fd`), []);
  return sight.isBlocked ? Number(/^FDSize:\s*(\d+)$/m.exec(status)?.[1] ?? 0) : names.length;
}
