import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { serverIdPattern, serverSpecSchema } from '../schema/catalog/server-spec.ts';
import type { ServerSpec } from '../schema/catalog/server-spec.ts';
import { PlaceError, PlaceErrors } from '../text/errors/place-error.ts';
import { isReservedName } from '../text/reserved-name.ts';
import { unreadable } from '../text/unreadable.ts';
import { zodErrors } from '../text/errors/zod-errors.ts';
import { variantOf } from '../schema/catalog/variant.ts';
import { variantSpecs } from './read/with-variants.ts';
import { readYamlFiles } from './read/read-folder.ts';
import { readYaml } from './read/read-yaml.ts';

/** The server files of a catalog by id, sorted. Throws `PlaceErrors` with every problem of every file. */
export async function readServerSpecs(catalog: string): Promise<Map<string, ServerSpec>> {
  const specs = new Map<string, ServerSpec>();
  const problems: PlaceError[] = [];
  for (const { path, data, lineOf } of await readYamlFiles(catalog, ['servers/*.yaml'])) {
    const id = basename(path, '.yaml');
    const place = join(catalog, path);
    if (!serverIdPattern.test(id)) {
      problems.push(new PlaceError(place, `"${id}" is no server id`, 'Name the file with lower-case letters, digits and hyphens.'));
    } else if (variantOf(id) !== null) {
      problems.push(new PlaceError(place, `"${id}" has two hyphens, which stand between a server and its variant`, 'Name the file with single hyphens.'));
    } else if (isReservedName(id)) {
      problems.push(new PlaceError(place, `"${id}" is a device on Windows`, 'Name the file otherwise, such as with a word more.'));
    }
    const parsed = serverSpecSchema.safeParse(data);
    if (parsed.success) specs.set(id, parsed.data);
    else problems.push(...zodErrors(place, parsed.error, lineOf));
  }
  if (problems.length > 0) throw new PlaceErrors(problems, { place: catalog });
  return specs;
}

/** One server file, or a variant of one, read now: a worker lives longer than a catalog stays the same. Null where there is none; throws `PlaceErrors`. */
export async function readServerSpec(catalog: string, server: string): Promise<ServerSpec | null> {
  const of = variantOf(server);
  if (of === null) return readOneSpec(catalog, server);
  const spec = await readOneSpec(catalog, of.server);
  return spec === null ? null : new Map(variantSpecs(of.server, spec)).get(server) ?? null;
}

async function readOneSpec(catalog: string, server: string): Promise<ServerSpec | null> {
  const path = join(catalog, 'servers', `${server}.yaml`);
  if (!serverIdPattern.test(server) || !existsSync(path)) return null;
  const parsed = serverSpecSchema.safeParse(await readYaml(path, path));
  if (parsed.success) return parsed.data;
  throw new PlaceErrors(zodErrors(path, parsed.error));
}

/** Ids of the server files of a catalog, sorted; none of them is read. */
export async function listServerSpecs(catalog: string): Promise<string[]> {
  const names = await readdir(join(catalog, 'servers')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw unreadable(join(catalog, 'servers'), error);
  });
  return names.filter((name) => name.endsWith('.yaml')).map((name) => basename(name, '.yaml')).filter((id) => serverIdPattern.test(id)).sort();
}
