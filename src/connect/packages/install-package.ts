import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDeadline, spoken } from '../deadline.ts';
import { installedPackage } from './installed-package.ts';
import type { InstalledPackage } from './installed-package.ts';
import type { NpmLaunch } from '../launch/launch.ts';
import { Unlisted } from '../unlisted.ts';
import type { Install } from '../../schema/catalog/install.ts';
import { foreignDirect } from './foreign-direct.ts';
import { lockText, manifestText } from './lock-text.ts';
import { npmFailure } from './npm/npm-failure.ts';
import { readDeprecation } from './read-deprecation.ts';
import { readInside } from './read-inside.ts';
import { readLock } from './read-lock.ts';
import { lockedRegistries } from './npm/registry-rules.ts';
import { runNpm } from './npm/run-npm.ts';
import type { NpmSurroundings } from './npm/npm-surroundings.ts';

/** No script of a package is run, and nothing is taken that no registry gives. */
const switches = [
  '--ignore-scripts', '--allow-git=none', '--allow-remote=none', '--allow-file=none', '--allow-directory=none',
  '--global=false', '--package-lock=true', '--omit-lockfile-registry-resolved=false', '--omit=dev', '--no-audit', '--no-fund', '--no-update-notifier', '--logs-max=0',
  '--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--json', '--loglevel=error',
];

/** A package that is installed, and the whole tree that came with it. */
export interface Installation { installed: InstalledPackage; tree: Install }

/**
 * Installs a package, or the very tree that its launch has locked, and checks it against the pinned integrity before anything of it
 * is run. Throws `Unlisted`.
 */
export async function installPackage(launch: NpmLaunch, surroundings: NpmSurroundings): Promise<Installation> {
  const { tree, integrity } = await installTree(launch, surroundings);
  const { facts, run } = await installedPackage(surroundings.folders.install, launch, tree.version);
  const deprecated = await readDeprecation(launch, tree.version, surroundings);
  return { installed: { facts: { ...facts, ...(integrity !== undefined && { integrity }), ...(deprecated !== null && { deprecated }) }, run }, tree };
}

/** The same, whether or not there is a command to run. `integrity`: that of its tarball; absent where npm recorded none. */
export async function installTree(launch: NpmLaunch, surroundings: NpmSurroundings): Promise<{ tree: Install; integrity?: string }> {
  const { package: name, version, integrity, lock } = launch;
  const { folders, limits } = surroundings;
  if (!/^(@[\w~][\w.~-]*\/)?[\w~][\w.~-]*$/.test(name)) throw new Unlisted('package-not-found', `"${name}" is no name of a package`);
  if (!/^[\w.+-]+$/.test(version)) throw new Unlisted('package-not-found', `"${version}" is no version of a package`);
  await writeFile(join(folders.install, 'package.json'), manifestText(launch));
  if (lock !== undefined) await writeFile(join(folders.install, 'package-lock.json'), lockText(lock, launch));
  await runInTime([...(lock === undefined ? ['install'] : ['ci', '--prefer-offline']), ...switches], launch, surroundings);
  const tree = lock ?? readLock(await readInside(folders.install, 'package-lock.json', limits.greatestPackageFile) ?? '', launch, lockedRegistries(surroundings.settings));
  const known = tree.packages[`node_modules/${name}`]?.integrity;
  const found = known ?? 'unknown';
  if (integrity !== undefined && found !== integrity) {
    throw new Unlisted('integrity-mismatch', `${name}@${version} is not what was pinned: its integrity is ${found}, not ${integrity}`);
  }
  return { tree, ...(known !== undefined && { integrity: known }) };
}

async function runInTime(args: readonly string[], launch: NpmLaunch, surroundings: NpmSurroundings): Promise<void> {
  const { installMs } = surroundings.limits;
  const deadline = openDeadline(surroundings.signal, installMs, `it was not installed within ${spoken(installMs)}`);
  try {
    const run = await runNpm(args, { ...surroundings, signal: deadline.signal });
    if (run.overrun !== null) throw run.overrun;
    if (run.code !== 0) throw await npmFailure(run, launch, () => foreignDirect(launch, { ...surroundings, signal: deadline.signal }));
  } finally {
    deadline.close();
  }
}
