import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, join, posix, sep } from 'node:path';
import { onExit } from '../end/on-exit.ts';
import { removeFolder, removeFolderNow } from '../end/remove-folder.ts';
import { makeTemporary } from './make-temporary.ts';
import { Unlisted } from '../../unlisted.ts';
import { workPlaceholder } from '../../launch/launch.ts';

/** The folders of one listing, under one temporary folder of their own. */
export interface FreshFolders {
  /** Where a package is installed: read-only for the server. */
  install: string;
  /** The server's whole private `/tmp`, where it has none in memory; `home` and `work` lie in it. */
  box: string;
  home: string;
  work: string;
  remove(): Promise<void>;
}

/** Makes fresh folders. */
export async function makeFreshFolders(): Promise<FreshFolders> {
  const root = await realpath(await makeTemporary());
  const forget = onExit(() => removeFolderNow(root));
  const [install, box] = [join(root, 'install'), join(root, 'box')];
  const [home, work] = [join(box, 'home'), join(box, 'work')];
  await mkdir(install, { mode: 0o755 });
  for (const folder of [box, home, work]) await mkdir(folder, { mode: 0o700 });
  return { install, box, home, work, remove: async () => { await removeFolder(root); forget(); } };
}

/**
 * The files a launch puts into the working directory, by their path from there, with `/` between. Throws `Unlisted` for a name
 * that leads out of it.
 */
export function workFiles(files: Readonly<Record<string, string>>, fill: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, content]) => {
    const path = posix.normalize(name.replace(`${workPlaceholder}/`, '').replaceAll(sep, '/'));
    if (/^(\/|\.\.?(\/|$))/.test(path)) throw new Unlisted('files-refused', `the file name "${name}" leads out of its working directory`);
    return [path, fill(content)];
  }));
}

/** Writes them, where the working directory is a folder of this machine. */
export async function placeFiles(work: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(work, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o755 });
    await writeFile(path, content, { mode: 0o644, flag: 'wx' });
  }
}
