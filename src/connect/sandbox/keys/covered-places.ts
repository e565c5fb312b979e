import { readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { sep } from 'node:path';
import type { KnownKeys } from './find-key.ts';
import { keyNamed, mayNameKey } from './key-names.ts';
import { isPrivateKey, lookedAt } from './private-key.ts';
import { within } from '../paths/within.ts';

/** A place in a folder that is shown, over which something empty is laid. */
export interface Covered { path: string; kind: 'file' | 'folder'; holds: string }

/** What a folder holds that must be covered, or why that cannot be told. */
export type LookedThrough = { covered: Covered[] } | { unclear: string };

/** What is known before a folder is looked through. `shown`: places of keys that the person named, which are not covered. `most`: entries looked at, and places covered. */
export interface LookingThrough { known: KnownKeys; shown: readonly string[]; most: number; mostCovered: number }

/**
 * Looks through a folder for places of keys, and for sockets and pipes, through which running programs would answer: through packages and
 * repositories too, for anyone may have put something there. Links are passed over: they show nothing that is not shown anyway.
 */
export function coveredPlaces(folder: string, { known, shown, most, mostCovered }: LookingThrough): LookedThrough {
  const covered: Covered[] = [];
  const keys = new Map(known.paths.filter(({ path }) => path !== folder && within(path, folder)).map(({ path, holds }) => [path, holds]));
  const waiting = [folder];
  let looked = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = entriesOf(next);
    if (entries === 'closed') {
      covered.push({ path: next, kind: 'folder', holds: 'what may not be looked through' });
      continue;
    }
    if (entries === 'unclear') return { unclear: 'it holds a folder that cannot be looked through for keys' };
    looked += entries.length;
    if (looked > most) return { unclear: `it holds more than ${most} files, too many to look through for keys` };
    const mayHoldKey = lookedAt(next);
    for (const entry of entries) {
      if (entry.isSymbolicLink()) continue;
      const path = next.endsWith(sep) ? next + entry.name : next + sep + entry.name;
      const [holds, isFolder] = [holding(path, entry, { keys, shown, mayHoldKey }), entry.isDirectory()];
      if ((holds !== undefined || isFolder) && entry.name.includes('\ufffd')) return { unclear: `it holds a ${isFolder ? 'folder' : 'place of keys'} whose name is no text, which cannot be looked through for keys` };
      if (holds !== undefined) covered.push({ path, kind: isFolder ? 'folder' : 'file', holds });
      else if (isFolder) waiting.push(path);
    }
  }
  return covered.length > mostCovered ? { unclear: 'it holds too many places of keys to cover them all' } : { covered };
}

/** What is known of the entries of a folder: places of keys, those that are shown, and which names are of files that may hold one. */
interface Holding { keys: ReadonlyMap<string, string>; shown: readonly string[]; mayHoldKey(name: string): boolean }

/** What an entry holds, where it must be covered for that. */
function holding(path: string, entry: Dirent, { keys, shown, mayHoldKey }: Holding): string | undefined {
  if (entry.isSocket() || entry.isFIFO()) return 'a way to a running program';
  const named = (mayNameKey(entry.name) ? keyNamed(path, () => entry.isDirectory()) : undefined) ?? keys.get(path);
  const holds = named ?? (entry.isFile() && mayHoldKey(entry.name) && isPrivateKey(path) ? 'private keys' : undefined);
  return holds === undefined || shown.some((each) => within(path, each)) ? undefined : holds;
}

/** What lies in a folder: `closed` where that may not be asked, `unclear` where it cannot be. A folder that has gone is empty. */
function entriesOf(folder: string): Dirent[] | 'closed' | 'unclear' {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? [] : code === 'EACCES' || code === 'EPERM' ? 'closed' : 'unclear';
  }
}
