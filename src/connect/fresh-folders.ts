import { chmod, chown, mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { onExit } from './on-exit.ts';
import { endAllOnKill, folderPrefix } from './on-kill.ts';
import { removeFolder } from './remove-folder.ts';
import { Unlisted } from './unlisted.ts';
import { workPlaceholder } from './launch.ts';

/** The folders of one listing, under one temporary folder of their own. */
export interface FreshFolders {
  /** Where a package is installed: read-only for the server. */
  install: string;
  /** The server's whole private `/tmp`; `home` and `work` lie in it. */
  box: string;
  home: string;
  work: string;
  remove(): Promise<void>;
}

/** Makes fresh folders. `owner`: who may write what the server may write; default: whoever runs toolrisk. */
export async function makeFreshFolders(owner?: { uid: number; gid: number }): Promise<FreshFolders> {
  endAllOnKill();
  const root = await realpath(await mkdtemp(join(tmpdir(), folderPrefix)));
  const forget = onExit(() => rmSync(root, { recursive: true, force: true }));
  const [install, box] = [join(root, 'install'), join(root, 'box')];
  const [home, work] = [join(box, 'home'), join(box, 'work')];
  // Another user must be able to pass through, not to look around.
  if (owner !== undefined) await chmod(root, 0o711);
  await mkdir(install, { mode: 0o755 });
  for (const folder of [box, home, work]) {
    await mkdir(folder, { mode: 0o700 });
    if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
  }
  return { install, box, home, work, remove: async () => { await removeFolder(root); forget(); } };
}

/** Puts files into the working directory. Throws `Unlisted` for a name that leads out of it. */
export async function placeFiles(work: string, files: Record<string, string>, fill: (text: string) => string): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = resolve(work, name.replace(`${workPlaceholder}/`, ''));
    if (!path.startsWith(work + sep)) throw new Unlisted('files-refused', `the file name "${name}" leads out of its working directory`);
    await mkdir(dirname(path), { recursive: true, mode: 0o755 });
    await writeFile(path, fill(content), { mode: 0o644, flag: 'wx' });
  }
}
