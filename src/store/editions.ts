import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogIndex, Edition } from '../schema/catalog/record.ts';
import { jsonFileNames } from './read/json-file-names.ts';

/** The newest frozen figures of a catalog, or null before the first edition. */
export async function readNewestEdition(catalog: string): Promise<CatalogIndex['edition']> {
  const folder = join(catalog, 'editions');
  const month = (await jsonFileNames(folder)).filter((name) => /^\d{4}-\d\d$/.test(name)).at(-1);
  if (month === undefined) return null;
  return { month, figures: JSON.parse(await readFile(join(folder, `${month}.json`), 'utf8')) as Edition };
}
