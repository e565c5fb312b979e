import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import type { NpmLaunch } from '../launch/launch.ts';
import { partOfNpm } from './npm/own-npm.ts';
import type { NpmSurroundings } from './npm/npm-surroundings.ts';
import { viewPackage } from './view-package.ts';

/** What npm calls the packages that a registry gives. */
const ofRegistry = new Set(['version', 'range', 'tag', 'alias']);

/**
 * Which dependency of a package itself no registry gives, as the registry has it: npm names few of them when it refuses. Null where it is one of a
 * dependency's.
 */
export async function foreignDirect({ package: name, version }: NpmLaunch, surroundings: NpmSurroundings): Promise<string | null> {
  const found = await viewPackage(`${name}@${version}`, ['dependencies', 'optionalDependencies', 'peerDependencies'], surroundings);
  const all = isJsonObject(found) ? Object.entries(found).flatMap(([field, value]): [string, Json][] => (/ependencies$/.test(field) && isJsonObject(value) ? Object.entries(value) : [[field, value]])) : [];
  return all.find(([each, spec]) => typeof spec === 'string' && !isOfRegistry(each, spec))?.[0] ?? null;
}

function isOfRegistry(name: string, spec: string): boolean {
  const parseSpec = partOfNpm('npm-package-arg') as { resolve(name: string, spec: string): { type: string } };
  try {
    return ofRegistry.has(parseSpec.resolve(name, spec).type);
  } catch {
    return false;
  }
}
