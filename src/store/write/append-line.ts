import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { unwritable } from '../../text/errors/unwritable.ts';
import { ifPossible } from './sync-folder.ts';

const newline = 0x0a;
/** The last append to each file: the next one waits for it, for a part of a line is cut off at the end of the file. */
const last = new Map<string, Promise<unknown>>();

/** Adds a line to a file, wholly or not at all, one after the other. Throws `PlaceError`; then no part of it is there. */
export async function appendLine(path: string, line: string): Promise<void> {
  const before = last.get(path);
  const added = (async () => {
    await before?.catch(() => undefined);
    await append(path, line);
  })();
  last.set(path, added);
  try {
    await added;
  } catch (error) {
    throw unwritable(path, error);
  } finally {
    if (last.get(path) === added) last.delete(path);
  }
}

async function append(path: string, line: string): Promise<void> {
  const handle = await open(path, 'a+');
  try {
    const { size } = await handle.stat();
    await addTo(handle, size, line);
  } catch (error) {
    await handle.close().catch(() => undefined);
    throw error;
  }
  await handle.close();
}

async function addTo(handle: FileHandle, size: number, line: string): Promise<void> {
  try {
    await handle.writeFile(`${await endsInLine(handle, size) ? '\n' : ''}${line}\n`);
    await ifPossible(() => handle.datasync());
  } catch (error) {
    await handle.truncate(size).catch(() => undefined);
    throw error;
  }
}

/** Whether somebody was stopped in the midst of a line: what comes next must not become a part of it. */
async function endsInLine(handle: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return false;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== newline;
}
