import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isWide, tooBroad } from '../paths/broad-folders.ts';
import { liesInBin, packagesWith, piecesAround } from './installation-of.ts';
import { isProject } from '../projects/is-project.ts';
import { realPath } from '../paths/real-place.ts';
import { upwards, within } from '../paths/within.ts';
import { isKnownInstallation, isVersionManager } from './known-installation.ts';

/**
 * Where a program is installed that the person has, but did not name: as real paths. Of a project that it lies in this is no more than the programs
 * beside it, and the packages of an environment of Python.
 */
export function narrowInstallation(file: string): string[] {
  const folder = dirname(file);
  const packages = packagesWith(file);
  if (packages !== null) return packages;
  const isInProject = projectHolding(file) !== null;
  if (!liesInBin(file)) return [isInProject || isWide(folder) ? file : folder];
  return isInProject ? [tooBroad(folder) === null ? folder : file, ...environmentAt(dirname(folder))] : piecesAround(file);
}

/** The project that a program lies in, and that is more than its installation; null where there is none. */
export function projectHolding(file: string): string | null {
  const holding = upwards(dirname(file));
  const end = holding.findIndex((folder) => isWide(folder) || isVersionManager(folder) || isKnownInstallation(folder));
  return packagesWith(file) !== null ? null : (end < 0 ? holding : holding.slice(0, end)).find(isProject) ?? null;
}

/** What an environment of Python is made of, besides its programs: `lib` of a project may hold something else. Nothing for any other folder. */
export function environmentAt(root: string): string[] {
  if (!existsSync(join(root, 'pyvenv.cfg'))) return [];
  const packages = ['lib', 'lib64'].flatMap((name) => namesIn(join(root, name)).filter((each) => /^(python|pypy)[\d.]*$/.test(each)).map((each) => join(root, name, each)));
  return [join(root, 'pyvenv.cfg'), ...packages].filter((path) => within(realPath(path) ?? '/', root));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
