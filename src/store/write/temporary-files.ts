import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isGone, writer, writerPattern } from './writer.ts';

/** Bytes of a file's name in that of its temporary file: with what is added it fits wherever names may have 143 bytes (eCryptfs). */
const nameBytes = 80;
/** Where it cannot be told whether a writer lives, its file is left alone this long; no write takes a day. */
const staleAfterMs = 24 * 3600 * 1000;
const pattern = new RegExp(`^\\..*\\.(${writerPattern})-[0-9a-f]{8}\\.toolrisk-tmp$`, 's');

const swept = new Set<string>();
const open = new Set<string>();
process.on('exit', () => {
  for (const path of open) rmSync(path, { force: true });
});

/** A path beside a file for what it shall hold: hidden, of its own for each write, and naming who writes. */
export function openTemporary(path: string): string {
  const name = Buffer.from(basename(path)).subarray(0, nameBytes).toString();
  const temporary = join(dirname(path), `.${name}.${writer}-${randomBytes(4).toString('hex')}.toolrisk-tmp`);
  open.add(temporary);
  return temporary;
}

/** Removes a temporary file, if it is still there. */
export async function dropTemporary(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
  open.delete(path);
}

/** Removes what writers that were killed left in a folder; looks once in each. Files of writers that live stay, and what cannot be removed. */
export async function removeLeftovers(folder: string): Promise<void> {
  if (swept.has(resolve(folder))) return;
  swept.add(resolve(folder));
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    if (await isLeftover(name, path)) await rm(path, { force: true }).catch(() => undefined);
  }
}

async function isLeftover(name: string, path: string): Promise<boolean> {
  const id = pattern.exec(name)?.[1];
  if (id === undefined) return false;
  const found = await lstat(path).catch(() => null);
  return found?.isFile() === true && (isGone(id) ?? Date.now() - found.mtimeMs > staleAfterMs);
}
