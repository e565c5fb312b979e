import { existsSync } from 'node:fs';
import { lstat, open, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import { Unlisted } from '../unlisted.ts';

/** What to run, as a path from the folder a package was installed in: a file, or a file for node. */
export interface PackageCommand { file: string; byNode: boolean }

/**
 * The command of a package in `path` of `folder`, run as npx would: linked if it says how to be run, else by node.
 * `wanted`: a command of it, or a file of it, which has a slash in its path. Throws `Unlisted` (`bin-not-found`).
 */
export async function packageCommand(folder: string, path: string, declared: JsonObject, wanted: string | undefined): Promise<PackageCommand> {
  const bins = binsOf(declared);
  const name = wanted ?? (bins.size === 1 ? [...bins.keys()][0] : plainName(declared));
  const target = bins.get(name ?? '') ?? (wanted?.includes('/') === true && existsSync(join(folder, path, wanted)) ? wanted : undefined);
  if (name === undefined || target === undefined) throw new Unlisted('bin-not-found', `its package has ${bins.size === 0 ? 'no command' : `the commands ${[...bins.keys()].join(', ')}`}${wanted === undefined ? '' : `, not ${wanted}`}${isFileOf(folder, path, wanted) ? `; its file of that name is ./${wanted}` : ''}`);
  const file = resolve(folder, path, target);
  if (!file.startsWith(join(folder, path) + sep) || !await isPlainFile(folder, file)) throw new Unlisted('bin-not-found', `its command ${name} is no file of its package`);
  const link = `node_modules/.bin/${plainBin(name)}`;
  const isScript = await hasInterpreter(file);
  return isScript && process.platform !== 'win32' && await isFile(join(folder, link)) ? { file: link, byNode: false } : { file: file.slice(folder.length + 1), byNode: true };
}

function isFileOf(folder: string, path: string, wanted: string | undefined): boolean {
  return wanted !== undefined && !wanted.includes('/') && existsSync(join(folder, path, wanted));
}

function binsOf(declared: JsonObject): Map<string, string> {
  const { bin } = declared;
  const entries: [string, Json][] = isJsonObject(bin) ? Object.entries(bin) : typeof bin === 'string' ? [[plainName(declared) ?? '', bin]] : [];
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function plainName({ name }: JsonObject): string | undefined {
  return typeof name === 'string' ? plainBin(name) : undefined;
}

/** npm links a command without the scope in its name. */
function plainBin(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** Whether it is a file of its own in `folder`, which no link leads to: a folder or a pipe could not be read like one. */
async function isPlainFile(folder: string, file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isFile() && await realpath(file) === join(await realpath(folder), file.slice(folder.length));
  } catch {
    return false;
  }
}

/** Whether there is one behind npm's link: a command may be called `..`. */
async function isFile(link: string): Promise<boolean> {
  return (await stat(link).catch(() => null))?.isFile() === true;
}

async function hasInterpreter(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    return (await handle.read(Buffer.alloc(2), 0, 2, 0)).buffer.toString('latin1') === '#!';
  } finally {
    await handle.close();
  }
}
