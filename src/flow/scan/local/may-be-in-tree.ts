import { dirname, join } from 'node:path';
import { partOfNpm } from '../../../connect/packages/npm/own-npm.ts';
import { realPath } from '../../../connect/sandbox/paths/real-place.ts';
import { upwards } from '../../../connect/sandbox/paths/within.ts';
import { declaredIn } from '../../../connect/sandbox/projects/declared-in.ts';
import { isJsonObject } from '../../../schema/json.ts';
import type { JsonObject } from '../../../schema/json.ts';
import type { LocalPackage } from '../../../sources/launch-words/launch-meaning.ts';
import { kindAt, namesIn } from './look-within.ts';

/** So many packages of a project are looked at: a large one has some thousands. */
const mostPackages = 30_000;
/** As npm reads versions, by its own part for that. */
const semver = partOfNpm('semver') as { valid(version: string, options: object): string | null; validRange(range: string, options: object): string | null; satisfies(version: string, range: string, options: object): boolean };
const loose = { loose: true, includePrerelease: true };

/**
 * Whether npm could take a package from a folder's own tree: it asks all packages there, however deep and in whatever folder, for their names, and
 * believes what it wrote down of them itself. As npm does, links are followed wherever they lead, for names alone. Yes where that cannot be told.
 */
export function mayBeInTree(folder: string, wanted: LocalPackage): boolean {
  if (isIt(declaredIn(folder, 'package.json'), wanted) || isWrittenDown(folder, wanted)) return true;
  const seen = new Set<string>();
  let packages = 0;
  const queue = [join(folder, 'node_modules')];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const real = realPath(next);
    if (real === null || seen.has(real)) continue;
    seen.add(real);
    for (const name of namesIn(real)) {
      if (name.startsWith('.')) continue;
      const path = join(real, name);
      if (name.startsWith('@')) { queue.push(path); continue; }
      if ((packages += 1) > mostPackages) return true;
      const at = realPath(path);
      if (at === null) continue;
      if (isIt({ name: plainName(path), ...declaredIn(at, 'package.json') }, wanted)) return true;
      if (kindAt(join(at, 'node_modules'))?.isDirectory() === true) queue.push(join(at, 'node_modules'));
      // What a linked package needs, npm looks for above where it really lies.
      if (at !== path) queue.push(...above(at, seen));
    }
  }
  return false;
}

/** The folders of packages above one, as far as they were not looked at. */
function above(folder: string, seen: ReadonlySet<string>): string[] {
  return upwards(dirname(folder)).map((each) => join(each, 'node_modules')).filter((each) => !seen.has(each) && kindAt(each)?.isDirectory() === true);
}

/** Whether a package that says this of itself may be the one that is asked for. A tag is what was fetched from where the registry says. */
function isIt({ name, version, resolved, _resolved }: JsonObject, { package: wanted, version: asked }: LocalPackage): boolean {
  if (name !== wanted) return false;
  if (asked === null || typeof version !== 'string' || semver.valid(version, loose) === null) return true;
  return semver.validRange(asked, loose) === null ? resolved !== undefined || _resolved !== undefined : semver.satisfies(version, asked, loose);
}

/** npm reads this file instead of the folders, where it is no older than they. */
function isWrittenDown(folder: string, wanted: LocalPackage): boolean {
  const { packages } = declaredIn(join(folder, 'node_modules'), '.package-lock.json');
  return isJsonObject(packages) && Object.entries(packages).some(([path, entry]) => isJsonObject(entry) && isIt({ name: plainName(path), ...entry }, wanted));
}

/** The name of a package by the folder it is in. */
function plainName(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:.*\/)?node_modules\//s, '');
}
