import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { examples, keyPlaces, keyVariables } from './key-places.ts';
import { isWide } from './broad-folders.ts';
import { allHomes, ownHomes } from './person-homes.ts';
import { realPath } from './real-place.ts';
import { upwards } from './within.ts';

/** A place of keys: a real path, and what it holds. */
export interface FoundKey { path: string; holds: string }

/** One way to write where keys are: tests of its names, the last first. */
interface Pattern { names: readonly RegExp[]; inHome: boolean; holds: string }

const patterns = keyPlaces.flatMap(({ holds, paths }) => paths.map((path): Pattern => (
  { names: path.replace(/^~\//, '').split('/').reverse().map(nameTest), inHome: path.startsWith('~/'), holds })));
/** Nearly all names are told by one look: no pattern ends in them. */
const anyLast = new RegExp(patterns.map(({ names }) => names[0]!.source).join('|'), 'i');

/** The places of keys that there are in the homes of a person: by their real paths, and by what the system tells files apart by. */
export interface KnownKeys { paths: readonly FoundKey[]; byIdentity: ReadonlyMap<string, string> }

/** The outermost place of keys that a real path is, or lies in: by its names, or because it is the same file under another name. Null for any other path. */
export function findKey(path: string, { byIdentity }: KnownKeys): FoundKey | null {
  for (const each of upwards(path).reverse()) {
    const holds = keyNamed(each) ?? byIdentity.get(identityOf(each) ?? '');
    if (holds !== undefined) return { path: each, holds };
  }
  return null;
}

/** What a path holds, where its own names make it a place of keys. */
export function keyNamed(path: string): string | undefined {
  const last = basename(path);
  if (!anyLast.test(last) || examples.test(last)) return undefined;
  const names = path.split(/[\\/]/).reverse();
  return patterns.find((pattern) => pattern.names.every((test, at) => test.test(names[at] ?? '')) && (!pattern.inHome || allHomes().includes(dirname(path))))?.holds;
}

/** Finds those of who runs toolrisk, and what variables name instead. */
export function knownKeys(): KnownKeys {
  const named = keyVariables.flatMap((name) => (process.env[name] ?? '').split(':').filter((path) => path.startsWith('/')).map((path) => ({ path, holds: `what the variable ${name} names` })));
  const homes = ownHomes();
  const usual = keyPlaces.flatMap(({ holds, paths }) => paths.filter((path) => !path.includes('*')).flatMap((path) => homes.map((home) => ({ path: join(home, path.replace(/^~\//, '')), holds }))));
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

function nameTest(name: string): RegExp {
  return new RegExp(`^${name.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '[^]*')}$`, 'i');
}
