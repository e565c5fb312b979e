import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { keyNamed } from './find-key.ts';
import type { KnownKeys } from './find-key.ts';
import { within } from './within.ts';

/** A place in a folder that is shown, over which something empty is laid. */
export interface Covered { path: string; kind: 'file' | 'folder'; holds: string }

/** What a folder holds that must be covered, or why that cannot be told. */
export type LookedThrough = { covered: Covered[] } | { unclear: string };

/** Packages and objects of repositories, which are many, and come from elsewhere. */
const passedOver = new Set(['node_modules', '__pycache__', 'site-packages']);

/**
 * Looks through a folder for places of keys, and for sockets, through which running programs would answer. Links are passed over:
 * they show nothing that is not shown anyway. `most`: entries looked at.
 */
export function coveredPlaces(folder: string, known: KnownKeys, most: number): LookedThrough {
  const covered: Covered[] = [];
  const keys = known.paths.filter(({ path }) => path !== folder && within(path, folder));
  const waiting = [folder];
  let looked = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of entriesOf(next)) {
      looked += 1;
      if (looked > most) return { unclear: `it holds more than ${most} files, too many to look through for keys` };
      const path = join(next, entry.name);
      const kind = entry.isDirectory() ? 'folder' : 'file';
      if (entry.isSymbolicLink()) continue;
      if (entry.isDirectory() && entry.name.includes('\ufffd')) return { unclear: 'it holds a folder whose name is no text, which cannot be looked through for keys' };
      const holds = keyNamed(path) ?? keys.find((key) => key.path === path)?.holds ?? (entry.isSocket() || entry.isFIFO() ? 'a way to a running program' : undefined);
      if (holds !== undefined) covered.push({ path, kind, holds });
      else if (entry.isDirectory() && !passedOver.has(entry.name) && basename(next) !== '.git') waiting.push(path);
    }
  }
  return { covered };
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
