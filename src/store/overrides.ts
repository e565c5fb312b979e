import { basename, join } from 'node:path';
import { overridesSchema } from '../schema/knowledge/override.ts';
import type { Overrides } from '../schema/knowledge/override.ts';
import { PlaceErrors } from '../text/errors/place-error.ts';
import type { PlaceError } from '../text/errors/place-error.ts';
import { zodErrors } from '../text/errors/zod-errors.ts';
import { readYamlFiles } from './read/read-folder.ts';

/** Where the corrections for a server stand. */
export function overridesPath(catalog: string, server: string): string {
  return join(catalog, 'overrides', `${server}.yaml`);
}

/** The corrections of a catalog by server, sorted. Throws `PlaceErrors` with every problem of every file. */
export async function readOverrides(catalog: string): Promise<Map<string, Overrides>> {
  const overrides = new Map<string, Overrides>();
  const problems: PlaceError[] = [];
  for (const { path, data, lineOf } of await readYamlFiles(catalog, ['overrides/*.yaml'])) {
    const parsed = overridesSchema.safeParse(data ?? {});
    if (parsed.success) overrides.set(basename(path, '.yaml'), parsed.data);
    else problems.push(...zodErrors(join(catalog, path), parsed.error, lineOf));
  }
  if (problems.length > 0) throw new PlaceErrors(problems, { place: catalog });
  return overrides;
}
