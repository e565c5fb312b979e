import type { NpmLaunch } from '../launch/launch.ts';
import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import { shortened } from '../../text/visible.ts';
import { readInside } from './read-inside.ts';
import { readJsonObject } from './read-json-object.ts';
import { viewPackage } from './view-package.ts';
import type { NpmSurroundings } from './npm/npm-surroundings.ts';

/** Units kept of what a registry says: npm itself takes no more than a line. */
const mostUnits = 1000;

/**
 * What the registry says of a version where it calls it deprecated; null where it does not, or does not answer. npm writes it into the
 * lock file that it makes; where a tree was locked before, the registry is asked.
 */
export async function readDeprecation({ package: name, lock }: NpmLaunch, version: string, surroundings: NpmSurroundings): Promise<string | null> {
  const said = lock === undefined ? await saidInLock(name, surroundings) : await viewPackage(`${name}@${version}`, ['deprecated'], surroundings);
  return typeof said === 'string' && said.trim() !== '' ? shortened(said.trim(), mostUnits) : null;
}

async function saidInLock(name: string, { folders, limits: { greatestPackageFile } }: NpmSurroundings): Promise<Json | undefined> {
  const { packages } = readJsonObject(await readInside(folders.install, 'package-lock.json', greatestPackageFile) ?? '{}');
  const entry = isJsonObject(packages) ? packages[`node_modules/${name}`] : undefined;
  return isJsonObject(entry) ? entry['deprecated'] : undefined;
}
