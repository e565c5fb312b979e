import { isJsonObject } from '../schema/json.ts';
import type { JsonObject } from '../schema/json.ts';
import type { NpmLaunch } from './launch.ts';
import { limits } from './limits.ts';
import type { PackageFacts } from './listing.ts';
import { packageCommand } from './package-command.ts';
import type { PackageCommand } from './package-command.ts';
import { readInside } from './packages/read-inside.ts';
import { readJsonObject } from './packages/read-json-object.ts';

/** A package as it was installed. */
export interface InstalledPackage {
  facts: PackageFacts;
  run: PackageCommand;
}

/** Reads what was installed into `folder`. Throws `Unlisted` when it has no command to run. */
export async function installedPackage(folder: string, launch: NpmLaunch): Promise<InstalledPackage> {
  const path = `node_modules/${launch.package}`;
  const declared = readJsonObject(await readInside(folder, `${path}/package.json`, limits.greatestPackageFile) ?? '{}');
  return {
    facts: { registry: 'npm', name: launch.package, version: String(declared['version'] ?? launch.version), license: licenseOf(declared) },
    run: await packageCommand(folder, path, declared, launch.bin),
  };
}

/** `license` as text; older packages have an object, or a list of them. */
function licenseOf({ license, licenses }: JsonObject): string | null {
  const all = [license, ...(Array.isArray(licenses) ? licenses : [licenses])].map((each) => (isJsonObject(each) ? each['type'] : each));
  const texts = all.filter((each): each is string => typeof each === 'string' && each !== '');
  return texts.length === 0 ? null : texts.join(' OR ').slice(0, 200);
}
