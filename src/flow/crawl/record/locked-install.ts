import type { Install } from '../../../schema/catalog/install.ts';
import type { Json } from '../../../schema/json.ts';
import type { ServerSpec } from '../../../schema/catalog/server-spec.ts';
import { variantOf } from '../../../schema/catalog/variant.ts';
import { readInstall } from '../../../store/installs.ts';
import { canonicalJson } from '../../../text/json/canonical-json.ts';
import { sha256 } from '../../../text/sha256.ts';

/** The hash an installed tree is known by. */
export function installHash(install: Install): string {
  return sha256(canonicalJson(install as unknown as Json));
}

/**
 * The packages to install for a server: those it was last listed with, as long as its file pins the same. Null where they are to be
 * resolved anew. Throws `PlaceErrors` for a record that is damaged.
 */
export async function lockedInstall(catalog: string, server: string, { npm }: ServerSpec): Promise<Install | null> {
  if (npm === undefined) return null;
  const install = await readInstall(catalog, variantOf(server)?.server ?? server);
  return install !== null && isOf(install, npm) ? install : null;
}

/** Whether a record is of this pin: the package, its version and integrity, and the overrides. */
function isOf({ package: name, version, overrides, packages }: Install, npm: NonNullable<ServerSpec['npm']>): boolean {
  const found = packages[`node_modules/${name}`]?.integrity;
  return name === npm.package && version === npm.version && (npm.integrity === undefined || found === npm.integrity)
    && canonicalJson(overrides ?? {}) === canonicalJson(npm.overrides ?? {});
}
