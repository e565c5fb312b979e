import { readdirSync, renameSync, rmSync, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where a build keeps a folder beside the one it is for: the new one until it is finished, the old one while it is replaced. */
export function besideFolder(out: string, kind: 'new' | 'old', pid: number = process.pid): string {
  return join(dirname(out), `.${basename(out)}.${pid}.toolrisk-${kind}`);
}

/** Removes what builds that were killed left beside a folder; one that was put aside and not replaced is put back. Those of builds that run stay. */
export function tidyBeside(out: string): void {
  for (const { name, pid } of leftIn(dirname(out), /^\..*\.(\d+)\.toolrisk-(?:new|old)$/s)) {
    const path = join(dirname(out), name);
    if (path === besideFolder(out, 'old', pid) && !existsSync(out)) renameSync(path, out);
    else if (path === besideFolder(out, 'old', pid) || path === besideFolder(out, 'new', pid)) rmSync(path, { recursive: true, force: true });
  }
}

/** Removes the folders that builds that were killed worked in. */
export function tidyWork(folder: string): void {
  for (const { name } of leftIn(folder, /^build-(\d+)$/)) rmSync(join(folder, name), { recursive: true, force: true });
}

function leftIn(folder: string, pattern: RegExp): { name: string; pid: number }[] {
  return readdirSync(folder).flatMap((name) => {
    const pid = pattern.exec(name)?.[1];
    return pid !== undefined && isOver(Number(pid)) ? [{ name, pid: Number(pid) }] : [];
  });
}

/** A process of our own number was an earlier one: this one has made nothing yet. */
function isOver(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
