import { readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Where systems keep the homes of people. */
export const foldersOfHomes = ['/home', '/Users', 'C:\\Users'];

/** The homes of who runs toolrisk, as real paths: what the environment says, and what the system says. */
export function ownHomes(): string[] {
  const said = [homedir, () => userInfo().homedir].flatMap((ask) => {
    try {
      return [ask()];
    } catch {
      return [];
    }
  });
  return [...new Set(said.flatMap(realFolder))];
}

const known = new Map<string, readonly string[]>();

/** All homes of this machine that can be told; looked for once. */
export function allHomes(): readonly string[] {
  const own = ownHomes();
  const key = own.join('\0');
  const homes = known.get(key) ?? [...new Set([...own, ...['/root', ...foldersOfHomes.flatMap((folder) => namesIn(folder).map((name) => join(folder, name)))].flatMap(realFolder)])];
  known.set(key, homes);
  return homes;
}

function realFolder(path: string): string[] {
  try {
    return path !== '' && statSync(path).isDirectory() ? [realpathSync(path)] : [];
  } catch {
    return [];
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
