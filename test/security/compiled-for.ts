import { cpSync, existsSync, lchownSync, mkdtempSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A copy of what the tests' processes have compiled already, for a user who may not read ours: a new folder in `temporary`, to be
 * removed, and the variable that has Node use it. Null when nothing is kept (one test file that is run by hand).
 */
export function compiledFor(uid: number, temporary: string): { folder: string; env: Record<string, string> } | null {
  const kept = process.env['NODE_COMPILE_CACHE'];
  if (kept === undefined || !existsSync(kept)) return null;
  const folder = mkdtempSync(join(temporary, 'compiled-for-'));
  cpSync(kept, folder, { recursive: true });
  // Node keeps a folder for each version and user: their number is its name's end.
  for (const name of readdirSync(folder)) renameSync(join(folder, name), join(folder, name.replace(/-\d+$/, `-${uid}`)));
  for (const each of [folder, ...readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)))]) lchownSync(each, uid, uid);
  return { folder, env: { NODE_COMPILE_CACHE: folder } };
}
