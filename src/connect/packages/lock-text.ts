import type { Install, Installed } from '../../schema/catalog/install.ts';
import type { NpmLaunch } from '../launch/launch.ts';

/** The `package.json` that has a package installed. */
export function manifestText({ package: name, version, overrides }: NpmLaunch): string {
  return JSON.stringify({ private: true, dependencies: { [name]: version }, ...(overrides && { overrides }) });
}

/** The lock file of npm that has these very packages installed. */
export function lockText({ packages }: Install, { package: name, version }: NpmLaunch): string {
  const there = new Set(Object.keys(packages).map(nameAt));
  const locked = Object.fromEntries(Object.entries(packages).map(([place, entry]) => [place, withoutLost(entry, there)]));
  return JSON.stringify({ lockfileVersion: 3, requires: true, packages: { '': { dependencies: { [name]: version } }, ...locked } });
}

/** Name of the package that lies at a place of a tree. */
function nameAt(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Without optional dependencies that no registry had: npm leaves them out of a tree, and would miss them in its lock file. */
function withoutLost(entry: Installed, there: ReadonlySet<string>): Installed {
  const { optionalDependencies = {}, ...rest } = entry;
  const kept = Object.entries(optionalDependencies).filter(([each]) => there.has(each));
  return kept.length === 0 ? rest : { ...rest, optionalDependencies: Object.fromEntries(kept) };
}
