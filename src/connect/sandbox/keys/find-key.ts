import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isWide } from '../paths/broad-folders.ts';
import { keyNamed } from './key-names.ts';
import { keyPlaces, keyVariables } from './key-places.ts';
import { isPrivateKey } from './private-key.ts';
import { ownHomes } from '../paths/person-homes.ts';
import { isFolder } from '../projects/project-around.ts';
import { realPath } from '../paths/real-place.ts';
import { upwards } from '../paths/within.ts';

/** A place of keys: a real path, and what it holds. */
export interface FoundKey { path: string; holds: string }

/** The places of keys that there are in the homes of a person: by their real paths, and by what the system tells files apart by. */
export interface KnownKeys { paths: readonly FoundKey[]; byIdentity: ReadonlyMap<string, string> }

/** The outermost place of keys that a real path is, or lies in: by its names, because it is the same file under another name, or by what stands in it. Null for any other path. */
export function findKey(path: string, { byIdentity }: KnownKeys): FoundKey | null {
  for (const each of upwards(path).reverse()) {
    const holds = keyNamed(each, () => each !== path || isFolder(path)) ?? byIdentity.get(identityOf(each) ?? '');
    if (holds !== undefined) return { path: each, holds };
  }
  return isPrivateKey(path) ? { path, holds: 'private keys' } : null;
}

/** Finds those of who runs toolrisk, and what variables name instead. */
export function knownKeys(): KnownKeys {
  const named = keyVariables.flatMap((name) => (process.env[name] ?? '').split(':').filter((path) => path.startsWith('/')).map((path) => ({ path, holds: `what the variable ${name} names` })));
  const homes = ownHomes();
  const usual = keyPlaces.flatMap(({ holds, paths, files = [] }) => [...paths, ...files].filter((path) => !path.includes('*')).flatMap((path) => homes.map((home) => ({ path: join(home, path.replace(/^~\//, '')), holds }))));
  const paths = [...usual, ...named].flatMap(({ path, holds }) => {
    const real = realPath(path);
    return real === null || isWide(real) ? [] : [{ path: real, holds }];
  });
  return { paths, byIdentity: new Map(paths.map(({ path, holds }) => [identityOf(path) ?? '', holds])) };
}

/** What tells a file from all others, whatever its name: a mount or a link of it is still the same. Null where there is none. */
function identityOf(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}
