import { execFile, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';

/** Where the system's own programs lie; the last on systems that keep nothing in the first two. */
const systemPath = '/usr/bin:/bin:/run/current-system/sw/bin';

/**
 * Removes a folder with all that is in it, also where a server took its own rights away, or made a tree deeper than any path is long. By the
 * system's `rm`, which goes from folder to folder by open descriptors: a name that becomes a link meanwhile leads it nowhere.
 */
export async function removeFolder(folder: string): Promise<void> {
  if (process.platform !== 'win32') {
    if (await succeeds('rm', ['-rf', '--', folder])) return;
    await succeeds('chmod', ['-R', '--', 'u+rwX', folder]);
    if (await succeeds('rm', ['-rf', '--', folder])) return;
  }
  // Where there is none, or to hear from the system what is wrong.
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** The same while toolrisk exits, when nothing can be waited for. */
export function removeFolderNow(folder: string): void {
  if (process.platform === 'win32') return rmSync(folder, { recursive: true, force: true });
  const done = (command: string, args: readonly string[]): boolean => spawnSync(command, args, { cwd: '/', env: { PATH: systemPath }, stdio: 'ignore' }).status === 0;
  if (done('rm', ['-rf', '--', folder])) return;
  done('chmod', ['-R', '--', 'u+rwX', folder]);
  done('rm', ['-rf', '--', folder]);
}

function succeeds(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((done) => { execFile(command, args, { cwd: '/', env: { PATH: systemPath }, windowsHide: true }, (error) => done(error === null)); });
}
