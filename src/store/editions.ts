import { join } from 'node:path';
import { editionSchema } from '../schema/edition.ts';
import type { CatalogIndex, Edition } from '../schema/catalog/record.ts';
import { PlaceErrors } from '../text/errors/place-error.ts';
import { zodErrors } from '../text/errors/zod-errors.ts';
import { jsonFileNames } from './read/json-file-names.ts';
import { parseJson } from './parse-json.ts';
import { readText } from './write-text.ts';

/** The newest frozen figures of a catalog, or null before the first edition. Throws `PlaceError` or `PlaceErrors` for a damaged file. */
export async function readNewestEdition(catalog: string): Promise<CatalogIndex['edition']> {
  const folder = join(catalog, 'editions');
  const month = (await jsonFileNames(folder)).filter((name) => /^\d{4}-\d\d$/.test(name)).at(-1);
  if (month === undefined) return null;
  const path = join(folder, `${month}.json`);
  const figures = parseJson(await readText(path) ?? '', path, 'freeze that month again: toolrisk edition');
  const parsed = editionSchema.safeParse(figures);
  if (!parsed.success) throw new PlaceErrors(zodErrors(path, parsed.error));
  return { month, figures: figures as Edition };
}
