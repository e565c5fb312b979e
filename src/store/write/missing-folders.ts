import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Of a folder and those it lies in, the ones that are not there, the outermost first. Throws what the system says of the others, and `ENOTDIR` for what is none. */
export async function missingFolders(folder: string): Promise<string[]> {
  const missing: string[] = [];
  for (let next = resolve(folder); ; next = dirname(next)) {
    const found = await stat(next).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' && dirname(next) !== next ? null : Promise.reject(error)));
    if (found?.isDirectory() === true) return missing;
    if (found !== null) throw Object.assign(new Error(`${next} is no folder`), { code: 'ENOTDIR' });
    missing.unshift(next);
  }
}
