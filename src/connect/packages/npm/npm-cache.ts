import { chown, lstat, readdir, rename } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Limits } from '../../limits.ts';
import { removeFolder } from '../../programs/end/remove-folder.ts';
import { makePrivateFolder } from './make-private-folder.ts';
import { folderSize, isOver } from '../folder-size.ts';

/** Who writes a cache: npm in a cell, or npm outside of one. Each has its own, because they may be different users. */
export type CacheOwner = 'cell' | 'outside';

/** Caches whose size was looked at: once a run. */
const looked = new Map<string, Promise<void>>();

/**
 * Toolrisk's own cache of packages, never the user's: only npm reads and writes it. Begun anew where it has become too large; null where
 * there can be none. `uid`: whose it is to be, where that is another than the user toolrisk runs as.
 */
export async function openNpmCache(owner: CacheOwner, uid: number | undefined, limits: Limits, env: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  const folder = join(npmCaches(env), owner);
  const look = looked.get(folder) ?? makeRoom(folder, limits).catch(() => undefined);
  looked.set(folder, look);
  await look;
  return makeReady(folder, uid).catch(() => null);
}

/** The folder of these caches. */
export function npmCaches(env: NodeJS.ProcessEnv = process.env): string {
  return join(cacheHome(env), 'toolrisk', 'npm');
}

/** Where caches of a user lie on this system. */
function cacheHome(env: NodeJS.ProcessEnv): string {
  const given = process.platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_CACHE_HOME'];
  if (given !== undefined && isAbsolute(given)) return given;
  return process.platform === 'win32' ? join(homedir(), 'AppData', 'Local') : join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}

async function makeReady(folder: string, uid: number | undefined): Promise<string | null> {
  const isNew = await makePrivateFolder(folder);
  if (isNew && uid !== undefined) await chown(folder, uid, uid);
  const found = await lstat(folder);
  const wanted = uid ?? process.getuid?.();
  // A link, or another's folder: whoever made it may change what is in it.
  return found.isDirectory() && (wanted === undefined || found.uid === wanted) ? folder : null;
}

async function makeRoom(folder: string, limits: Limits): Promise<void> {
  const most = { bytes: limits.greatestNpmCache, entries: limits.mostCached };
  await removeOld(folder, limits);
  if (isOver(await folderSize(folder, most), most)) await rename(folder, `${folder}-old-${Date.now()}`);
}

/** Caches that were set aside so long ago that no run installs from them any more. */
async function removeOld(folder: string, { oldCacheMs }: Limits): Promise<void> {
  const parent = join(folder, '..');
  for (const name of await readdir(parent)) {
    const since = /-old-(\d+)$/.exec(name)?.[1];
    if (since !== undefined && Number(since) < Date.now() - oldCacheMs) await removeFolder(join(parent, name)).catch(() => undefined);
  }
}
