import { readdir } from 'node:fs/promises';
import { unreadable } from '../../text/unreadable.ts';

/** Names, without `.json`, of the JSON files of a folder, sorted; none when there is no such folder. Throws `PlaceError` for one that cannot be read. */
export async function jsonFileNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw unreadable(folder, error);
  });
  return names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length)).sort();
}
