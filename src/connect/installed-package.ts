import { open, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { isJsonObject } from '../schema/json.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import type { NpmLaunch } from './launch.ts';
import type { PackageFacts } from './listing.ts';
import { Unlisted } from './unlisted.ts';

/** A package as it was installed. */
export interface InstalledPackage {
  facts: PackageFacts;
  /** Integrity of its tarball as npm recorded it; empty when npm recorded none. */
  integrity: string;
  /** What to run, as paths from the folder it was installed in: a file, or a file for node. */
  run: { file: string; byNode: boolean };
}

/** Reads what was installed into `folder`. Throws `Unlisted` when it has no command to run. */
export async function installedPackage(folder: string, launch: NpmLaunch): Promise<InstalledPackage> {
  const path = `node_modules/${launch.package}`;
  const declared = await readObject(join(folder, path, 'package.json'));
  const lock = await readObject(join(folder, 'package-lock.json'));
  const locked = isJsonObject(lock['packages']) ? lock['packages'][path] : undefined;
  const integrity = isJsonObject(locked) && typeof locked['integrity'] === 'string' ? locked['integrity'] : '';
  return {
    facts: { registry: 'npm', name: launch.package, version: String(declared['version'] ?? launch.version), license: licenseOf(declared) },
    integrity,
    run: await commandOf(folder, path, declared, launch.bin),
  };
}

async function readObject(path: string): Promise<JsonObject> {
  const value: unknown = JSON.parse(await readFile(path, 'utf8').catch(() => '{}'));
  return isJsonObject(value) ? value : {};
}

/** `license` as text; older packages have an object, or a list of them. */
function licenseOf({ license, licenses }: JsonObject): string | null {
  const all = [license, ...(Array.isArray(licenses) ? licenses : [licenses])].map((each) => (isJsonObject(each) ? each['type'] : each));
  const texts = all.filter((each): each is string => typeof each === 'string' && each !== '');
  return texts.length === 0 ? null : texts.join(' OR ').slice(0, 200);
}

/** Run as npx would: the linked command if it says how to be run, else by node. */
async function commandOf(folder: string, path: string, declared: JsonObject, wanted: string | undefined): Promise<InstalledPackage['run']> {
  const bins = binsOf(declared);
  const name = wanted ?? (bins.size === 1 ? [...bins.keys()][0] : plainName(declared));
  const target = bins.get(name ?? '') ?? (wanted !== undefined && existsSync(join(folder, path, wanted)) ? wanted : undefined);
  if (name === undefined || target === undefined) throw new Unlisted('bin-not-found', `its package has ${bins.size === 0 ? 'no command' : `the commands ${[...bins.keys()].join(', ')}`}${wanted === undefined ? '' : `, not ${wanted}`}`);
  const file = resolve(folder, path, target);
  if (!file.startsWith(join(folder, path) + sep) || !existsSync(file)) throw new Unlisted('bin-not-found', `its command ${name} is no file of its package`);
  const link = `node_modules/.bin/${plainBin(name)}`;
  const isScript = await hasInterpreter(file);
  return isScript && process.platform !== 'win32' && existsSync(join(folder, link)) ? { file: link, byNode: false } : { file: file.slice(folder.length + 1), byNode: true };
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

async function hasInterpreter(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    return (await handle.read(Buffer.alloc(2), 0, 2, 0)).buffer.toString('latin1') === '#!';
  } finally {
    await handle.close();
  }
}
