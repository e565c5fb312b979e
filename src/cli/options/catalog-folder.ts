import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlaceError } from '../../text/errors/place-error.ts';

/** The catalog a command works on: the named one, else `./catalog` if there is one, else null. */
export function catalogFolder(named: string | undefined, cwd: string): string | null {
  const folder = resolve(cwd, named ?? 'catalog');
  if (existsSync(folder)) return folder;
  if (named === undefined) return null;
  throw new PlaceError(named, 'there is no such folder', 'Name a catalog: a folder with servers/ and snapshots/.');
}

/** The same, for commands that write to it. */
export function ownCatalogFolder(named: string | undefined, cwd: string): string {
  const folder = catalogFolder(named, cwd);
  if (folder !== null) return folder;
  throw new PlaceError('catalog', 'there is no such folder here', 'Name one with --catalog: a folder with servers/ and snapshots/.');
}
