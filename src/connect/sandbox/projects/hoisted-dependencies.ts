import { readlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isJsonObject } from '../../../schema/json.ts';
import { declaredIn } from './declared-in.ts';
import type { PackageReach } from './package-reach.ts';
import { isFolder } from './project-around.ts';
import { realPath } from '../paths/real-place.ts';
import { outermost, upwards, within } from '../paths/within.ts';

/** Packages followed from one to the next: the largest workspace seen has some hundreds. */
const mostPackages = 2000;

/**
 * The real folders outside a project in which a program of it finds its packages: `node_modules` of the folders that hold it, and what the packages it
 * depends on, one through another, are links to: they are followed in its workspace, and through links of the person's.
 */
export function hoistedDependencies(project: string, { holding, workspace, linked }: PackageReach): string[] {
  const found = new Set(holding.map((folder) => join(folder, 'node_modules')).filter((path) => isFolder(path) && realPath(path) === path));
  const waiting = [project];
  const seen = new Set(waiting);
  for (let next = waiting.pop(); next !== undefined && seen.size < mostPackages; next = waiting.pop()) {
    for (const { target, step } of linkedPackages(next)) {
      if (seen.has(target) || !(within(target, workspace) || linked.some((folder) => within(step, folder)))) continue;
      seen.add(target);
      const isShown = within(target, project) || [...found].some((folder) => within(target, folder));
      // What is installed in there already is linked within.
      if (!(isShown && target.includes('node_modules'))) waiting.push(target);
      if (!isShown) found.add(packageFolder(target));
    }
  }
  return outermost([...found]);
}

/** What the packages that a package depends on are links to, and the first step there. */
export function linkedPackages(folder: string): { target: string; step: string }[] {
  const { dependencies, optionalDependencies, peerDependencies } = declaredIn(folder, 'package.json');
  const names = [dependencies, optionalDependencies, peerDependencies].filter(isJsonObject).flatMap((listed) => Object.keys(listed)).filter((name) => /^(@[^/\\@]+\/)?[^/\\@.][^/\\]*$/.test(name));
  return names.flatMap((name) => {
    const path = upwards(folder).map((holding) => join(holding, 'node_modules', ...name.split('/'))).find((each) => realPath(each) !== null);
    const target = path === undefined ? null : realPath(path);
    return path === undefined || target === null || target === path ? [] : [{ target, step: firstStep(path) }];
  });
}

function firstStep(path: string): string {
  try {
    return resolve(dirname(path), readlinkSync(path));
  } catch {
    return path;
  }
}

/** With pnpm a package stands beside its own dependencies, in a `node_modules` of their own. */
function packageFolder(target: string): string {
  const holding = dirname(target).replace(/[\\/]@[^\\/]+$/, '');
  return /[\\/]\.pnpm[\\/]/.test(target) && basename(holding) === 'node_modules' ? holding : target;
}
