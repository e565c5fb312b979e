import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Unlisted } from '../../unlisted.ts';

const fromHere = createRequire(import.meta.url);

/**
 * Folder of the npm that installs packages: toolrisk's own, in one version, because the user's may be too old to refuse
 * dependencies that are no packages of a registry. Throws `Unlisted` (`npm-not-found`).
 */
export function ownNpmFolder(): string {
  try {
    return dirname(fromHere.resolve('npm/package.json'));
  } catch {
    throw new Unlisted('npm-not-found', 'its package cannot be installed: the npm that comes with toolrisk is not there');
  }
}

/** What npm itself is made of. */
export function partOfNpm(name: string): unknown {
  return createRequire(join(ownNpmFolder(), 'lib/npm.js'))(name);
}
