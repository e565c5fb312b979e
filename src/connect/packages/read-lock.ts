import { isJsonObject } from '../../schema/json.ts';
import type { JsonObject } from '../../schema/json.ts';
import { installedFields, installedPackageSchema } from '../../schema/catalog/install.ts';
import type { Install, Installed } from '../../schema/catalog/install.ts';
import type { NpmLaunch } from '../launch/launch.ts';
import { Unlisted } from '../unlisted.ts';
import { readJsonObject } from './read-json-object.ts';
import { isBelow } from './npm/registry-address.ts';

/** Folders in which npm puts packages of a registry, and no others. */
const plainPlace = /^node_modules\/(@[^/]+\/)?[^/@.][^/]*(\/node_modules\/(@[^/]+\/)?[^/@.][^/]*)*$/;

/**
 * What a lock file says was installed, if all of it came from `registries`. Throws `Unlisted` (`foreign-dependency`) with name
 * and kind of what did not: npm itself refuses it, and this holds should it ever not.
 */
export function readLock(text: string, { package: name, version, overrides }: NpmLaunch, registries: readonly string[]): Install {
  const lock = readJsonObject(text);
  const packages = Object.entries(isJsonObject(lock['packages']) ? lock['packages'] : {}).filter(([place]) => place !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1)).map(([place, entry]) => [place, readEntry(place, isJsonObject(entry) ? entry : {}, registries)] as const);
  const root = packages.find(([place]) => place === `node_modules/${name}`)?.[1];
  if (root === undefined) throw new Unlisted('install-failed', `npm installed no ${name}@${version}`);
  return { package: name, version: root.version, ...(overrides && { overrides }), packages: Object.fromEntries(packages) };
}

function readEntry(place: string, entry: JsonObject, registries: readonly string[]): Installed {
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const kind = foreignKind(place, entry, registries);
  if (kind !== null) throw foreignDependency(name, kind);
  const kept = installedFields.filter((field) => entry[field] !== undefined).map((field) => [field, entry[field]]);
  const read = installedPackageSchema.safeParse(Object.fromEntries(kept));
  if (!read.success && bindsNothing(entry['integrity'])) throw new Unlisted('integrity-mismatch', `the registry names ${name} by ${String(entry['integrity']).startsWith('sha1') ? 'SHA-1 alone' : 'more than one hash'}, which does not bind what it holds`, 'Ask its registry for a SHA-512 of it. Nothing of it was started.');
  if (!read.success) throw new Unlisted('install-failed', `the lock file of npm says of ${name} what cannot be read`);
  if (read.data.integrity === undefined && read.data.inBundle !== true) throw new Unlisted('install-failed', `the registry names no integrity of ${name}@${read.data.version}`);
  return read.data;
}

/** Of several hashes npm takes whichever fits, and SHA-1 fits more than one content. */
function bindsNothing(integrity: unknown): boolean {
  return typeof integrity === 'string' && (/\s/.test(integrity.trim()) || integrity.startsWith('sha1-'));
}

/** What a package is that comes from no registry; null for one that does. What is in a bundle came with another's tarball. */
function foreignKind(place: string, { resolved, link, inBundle }: JsonObject, registries: readonly string[]): string | null {
  if (link === true) return 'a link';
  if (!plainPlace.test(place)) return 'a folder';
  if (typeof resolved !== 'string') return inBundle === true ? null : 'of unknown origin';
  if (registries.some((registry) => isBelow(resolved, registry))) return null;
  return /^git/.test(resolved) ? 'a git repository' : /^file:/.test(resolved) ? 'a file' : `at ${hostOf(resolved)}, which is no registry of yours`;
}

/** The failure of a package that needs what no registry gives. `kind`: a clause that says what it is. */
export function foreignDependency(name: string, kind: string): Unlisted {
  return new Unlisted('foreign-dependency', `it needs ${name}, which is ${kind}`);
}

function hostOf(address: string): string {
  return URL.parse(address)?.host ?? 'an unknown place';
}
