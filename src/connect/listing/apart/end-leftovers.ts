import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { markedProcesses, signalProcesses } from '../../programs/end/marked-processes.ts';
import { removeFolder, removeFolderNow } from '../../programs/end/remove-folder.ts';
import { temporaryPlace } from '../../programs/end/temporary-place.ts';

/** Looks for what is left after a kill, 20 ms apart: two seconds, more than a busy kernel needs. */
const rounds = 100;

/** Ends what a thread left that was terminated, and removes its folders. `groups`: the process groups it had told of. */
export async function endLeftovers(run: string, groups: ReadonlySet<number>): Promise<void> {
  for (let round = 0; round < rounds && killLeft(run, groups) > 0; round += 1) await wait(20);
  for (const folder of foldersOf(run)) await removeFolder(folder).catch(() => undefined);
}

/** The same while toolrisk exits, when nothing can be waited for. */
export function endLeftoversNow(run: string, groups: ReadonlySet<number>): void {
  killLeft(run, groups);
  for (const folder of foldersOf(run)) removeFolderNow(folder);
}

function killLeft(run: string, groups: ReadonlySet<number>): number {
  const marked = markedProcesses(run).map(({ pid }) => pid);
  signalProcesses([...[...groups].map((pid) => -pid), ...marked], 'SIGKILL');
  return marked.length;
}

function foldersOf(run: string): string[] {
  const place = temporaryPlace();
  return readdirSync(place).filter((name) => name.startsWith(`toolrisk-${run}-`)).map((name) => join(place, name));
}
