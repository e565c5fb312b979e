import { isAbsolute, join, relative } from 'node:path';
import { ownHomes } from '../paths/person-homes.ts';
import { realPath } from '../paths/real-place.ts';
import { within } from '../paths/within.ts';
import { versionManagers } from './version-managers.ts';
import type { VersionManager } from './version-managers.ts';

/** Whether a real folder is one installation of a manager of versions. */
export function isKnownInstallation(folder: string): boolean {
  return versionManagers.some((manager) => foldersOf(manager).some((own) => manager.installs.some((pattern) => matches(folder, own, pattern))));
}

/** Whether a real folder is that of a manager of versions itself. */
export function isVersionManager(folder: string): boolean {
  return versionManagers.some((manager) => foldersOf(manager).includes(folder));
}

/** The real folders that a manager may have. */
function foldersOf({ folder, variable }: VersionManager): string[] {
  const named = variable === undefined ? '' : process.env[variable] ?? '';
  const usual = folder.startsWith('~/') ? ownHomes().map((home) => join(home, folder.slice(2))) : [folder];
  return [...usual, ...(isAbsolute(named) ? [named] : [])].flatMap((path) => realPath(path) ?? []);
}

/** A link of its own leads to where others keep things: only what really lies in its folder counts. */
function matches(folder: string, own: string, pattern: string): boolean {
  const [found, wanted] = [relative(own, folder), pattern].map((path) => (path === '' ? [] : path.split(/[\\/]/))) as [string[], string[]];
  return within(folder, own) && found.length === wanted.length && wanted.every((name, at) => name === '*' || name === found[at]);
}
