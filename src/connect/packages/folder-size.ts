import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What a folder takes up: bytes on the disk, and entries of any kind. */
export interface FolderSize { bytes: number; entries: number }

/** Measures a folder; stops where it is over `most`. What goes away meanwhile is not counted. */
export async function folderSize(folder: string, most: FolderSize): Promise<FolderSize> {
  const size: FolderSize = { bytes: 0, entries: 0 };
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined && !isOver(size, most); next = waiting.pop()) {
    const found = await readdir(next, { withFileTypes: true }).catch(() => []);
    size.entries += found.length;
    const here = next;
    for (const entry of found) if (entry.isDirectory()) waiting.push(join(here, entry.name));
    if (isOver(size, most)) break;
    const stats = await Promise.all(found.filter((entry) => !entry.isDirectory()).map((entry) => lstat(join(here, entry.name)).catch(() => null)));
    // Windows knows no blocks.
    for (const stat of stats) if (stat !== null) size.bytes += stat.blocks === undefined ? stat.size : stat.blocks * 512;
  }
  return size;
}

/** Whether one of both is exceeded. */
export function isOver(size: FolderSize, most: FolderSize): boolean {
  return size.bytes > most.bytes || size.entries > most.entries;
}
