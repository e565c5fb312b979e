import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlaceError } from '../../text/errors/place-error.ts';

/** The catalog a command works on: the named one, else `./catalog` if there is one, else null. */
export function catalogFolder(named: string | undefined, cwd: string): string | null {
  const folder = resolve(cwd, named ?? 'catalog');
  const found = look(folder);
  if (found === 'folder') return folder;
  // A file that is called catalog is somebody else's.
  if (named === undefined) return null;
  const what = found === 'file' ? 'is a file' : named === '' ? 'no folder is named' : 'there is no such folder';
  throw new PlaceError(named === '' ? '--catalog' : named, what, 'Name a catalog: a folder with servers/ and snapshots/.');
}

function look(path: string): 'folder' | 'file' | null {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return null;
  }
}

/** The same, for commands that write to it. */
export function ownCatalogFolder(named: string | undefined, cwd: string): string {
  const folder = catalogFolder(named, cwd);
  if (folder !== null) return folder;
  throw new PlaceError('catalog', 'there is no such folder here', 'Name one with --catalog: a folder with servers/ and snapshots/.');
}
