import { isJsonObject } from '../../schema/json.ts';
import type { JsonObject } from '../../schema/json.ts';
import { shortened } from '../../text/visible.ts';
import type { NpmLaunch } from '../launch/launch.ts';
import { limits } from '../limits.ts';
import type { PackageFacts } from '../listing/listing.ts';
import { packageCommand } from './package-command.ts';
import type { PackageCommand } from './package-command.ts';
import { readInside } from './read-inside.ts';
import { readNotice } from './read-notice.ts';
import { readJsonObject } from './read-json-object.ts';
import { Unlisted } from '../unlisted.ts';

/** A package as it was installed. */
export interface InstalledPackage {
  facts: PackageFacts;
  run: PackageCommand;
}

/**
 * Reads what was installed into `folder`, and is `version` by its lock file. Throws `Unlisted`: `integrity-mismatch` when it calls itself
 * another version, `bin-not-found` when it has no command to run.
 */
export async function installedPackage(folder: string, launch: NpmLaunch, version: string): Promise<InstalledPackage> {
  const path = `node_modules/${launch.package}`;
  const declared = readJsonObject(await readInside(folder, `${path}/package.json`, limits.greatestPackageFile) ?? '{}');
  refuseOtherVersion(declared, version);
  const notice = await readNotice(folder, path);
  return {
    facts: { registry: 'npm', name: launch.package, version, license: licenseOf(declared), ...(notice !== null && { notice }) },
    run: await packageCommand(folder, path, declared, launch.bin),
  };
}

/** A registry tells versions apart without what stands behind a plus, or a letter before them (Semantic Versioning 2.0.0, 10). */
function refuseOtherVersion({ version: own }: JsonObject, version: string): void {
  if (own === undefined || (typeof own === 'string' && plainVersion(own) === plainVersion(version))) return;
  const said = typeof own === 'string' && own.trim() !== '' ? own : 'another one';
  throw new Unlisted('integrity-mismatch', `it was installed as version ${shortened(version, 100)}, and its own package.json says ${shortened(said, 100)}`, 'Do not start it: find out why the package differs from what its registry says of it.');
}

function plainVersion(version: string): string {
  return version.replace(/^[\s=v]+/, '').replace(/\+.*$/s, '').trim();
}

/** `license` as text; older packages have an object, or a list of them. Null for what nobody could read as a licence. */
function licenseOf({ license, licenses }: JsonObject): string | null {
  const all = [license, ...(Array.isArray(licenses) ? licenses : [licenses])].map((each) => (isJsonObject(each) ? each['type'] : each));
  const texts = all.filter((each): each is string => typeof each === 'string' && each !== '');
  const text = texts.join(' OR ');
  return text === '' || text.length > limits.greatestLicense || /[\p{C}\p{Zl}\p{Zp}]/u.test(text) ? null : text;
}
