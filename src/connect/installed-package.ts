import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isJsonObject } from '../schema/json.ts';
import type { JsonObject } from '../schema/json.ts';
import type { NpmLaunch } from './launch.ts';
import type { PackageFacts } from './listing.ts';
import { packageCommand } from './package-command.ts';
import type { PackageCommand } from './package-command.ts';

/** A package as it was installed. */
export interface InstalledPackage {
  facts: PackageFacts;
  /** Integrity of its tarball as npm recorded it; empty when npm recorded none. */
  integrity: string;
  run: PackageCommand;
}

/** Reads what was installed into `folder`. Throws `Unlisted` when it has no command to run. */
export async function installedPackage(folder: string, launch: NpmLaunch): Promise<InstalledPackage> {
  const path = `node_modules/${launch.package}`;
  const declared = await readObject(join(folder, path, 'package.json'));
  const lock = await readObject(join(folder, 'package-lock.json'));
  const locked = isJsonObject(lock['packages']) ? lock['packages'][path] : undefined;
  const integrity = isJsonObject(locked) && typeof locked['integrity'] === 'string' ? locked['integrity'] : '';
  return {
    facts: { registry: 'npm', name: launch.package, version: String(declared['version'] ?? launch.version), license: licenseOf(declared), ...(integrity !== '' && { integrity }) },
    integrity,
    run: await packageCommand(folder, path, declared, launch.bin),
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
