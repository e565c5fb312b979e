import type { Install } from '../../schema/install.ts';
import type { NpmLaunch } from '../launch.ts';

/** The `package.json` that has a package installed. */
export function manifestText({ package: name, version, overrides }: NpmLaunch): string {
  return JSON.stringify({ private: true, dependencies: { [name]: version }, ...(overrides && { overrides }) });
}

/** The lock file of npm that has these very packages installed. */
export function lockText({ packages }: Install, { package: name, version }: NpmLaunch): string {
  return JSON.stringify({ lockfileVersion: 3, requires: true, packages: { '': { dependencies: { [name]: version } }, ...packages } });
}
