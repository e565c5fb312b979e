import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDeadline, spoken } from './deadline.ts';
import { installedPackage } from './installed-package.ts';
import type { InstalledPackage } from './installed-package.ts';
import type { NpmLaunch } from './launch.ts';
import type { Limits } from './limits.ts';
import { npmFailure } from './npm-failure.ts';
import { runNpm } from './run-npm.ts';
import { Unlisted } from './unlisted.ts';

/** Scripts stay off whatever the user's settings say: a package's own code runs in the sandbox only. */
const installArguments = [
  'install', '--ignore-scripts', '--global=false', '--package-lock=true', '--omit=dev', '--no-audit', '--no-fund', '--no-update-notifier',
  '--prefer-offline', '--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--json', '--loglevel=silent',
];

/**
 * Installs a package into `folder` with the user's npm, and checks it against the pinned integrity before anything of it is
 * run. Throws `Unlisted`.
 */
export async function installPackage(launch: NpmLaunch, folder: string, { limits, signal }: { limits: Limits; signal: AbortSignal }): Promise<InstalledPackage> {
  const { package: name, version, integrity, overrides } = launch;
  if (!/^(@[\w~][\w.~-]*\/)?[\w~][\w.~-]*$/.test(name)) throw new Unlisted('package-not-found', `"${name}" is no name of a package`);
  if (!/^[\w.+-]+$/.test(version)) throw new Unlisted('package-not-found', `"${version}" is no version of a package`);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: { [name]: version }, ...(overrides && { overrides }) }));
  const deadline = openDeadline(signal, limits.installMs, `it was not installed within ${spoken(limits.installMs)}`);
  try {
    const run = await runNpm([...installArguments, `--prefix=${folder}`], folder, deadline.signal);
    if (run.code !== 0) throw await npmFailure(run, launch, (args) => runNpm(args, folder, deadline.signal));
  } finally {
    deadline.close();
  }
  const installed = await installedPackage(folder, launch);
  if (integrity !== undefined && !installed.integrity.split(/\s+/).includes(integrity)) {
    throw new Unlisted('integrity-mismatch', `${name}@${version} is not what was pinned: its integrity is ${installed.integrity === '' ? 'unknown' : installed.integrity}, not ${integrity}`);
  }
  return installed;
}
