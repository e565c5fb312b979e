import type { Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { ifPossible } from './sync-folder.ts';
import { dropTemporary, openTemporary } from './temporary-files.ts';

/**
 * Writes content to a temporary file beside the file it is for, all of it, checked and kept by the disk, and gives its path. `like`:
 * whose mode and owner it gets. Throws what the system says; then it is gone again.
 */
export async function writeBeside(target: string, data: string | Uint8Array, like: Stats | null): Promise<string> {
  const temporary = openTemporary(target);
  try {
    const handle = await open(temporary, 'wx', like === null ? 0o666 : like.mode & 0o777);
    await write(handle, typeof data === 'string' ? Buffer.from(data) : data, like).catch(async (error: unknown) => {
      await handle.close().catch(() => undefined);
      throw error;
    });
    // Checked: some disks say only now that they are full.
    await handle.close();
    return temporary;
  } catch (error) {
    await dropTemporary(temporary);
    throw error;
  }
}

async function write(handle: FileHandle, bytes: Uint8Array, like: Stats | null): Promise<void> {
  await handle.writeFile(bytes);
  if (like !== null) await keepOwner(handle, like);
  await ifPossible(() => handle.sync());
  const { size } = await handle.stat();
  if (size !== bytes.length) throw Object.assign(new Error(`${size} of ${bytes.length} bytes are there`), { code: 'EIO' });
}

/** Who is not root may not give files away: then it is the writer's. */
async function keepOwner(handle: FileHandle, { mode, uid, gid }: Stats): Promise<void> {
  const made = await handle.stat();
  const isRoot = process.getuid?.() === 0;
  const forgive = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOSYS' && (isRoot || (error.code !== 'EINVAL' && error.code !== 'EPERM'))) throw error;
  };
  if (made.uid !== uid || made.gid !== gid) await handle.chown(uid, gid).catch(forgive);
  if (made.mode !== mode) await handle.chmod(mode & 0o7777).catch(forgive);
}
