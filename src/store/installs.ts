import { join } from 'node:path';
import { installSchema } from '../schema/catalog/install.ts';
import type { Install } from '../schema/catalog/install.ts';
import { canonicalJson } from '../text/json/canonical-json.ts';
import { PlaceErrors } from '../text/errors/place-error.ts';
import { zodErrors } from '../text/errors/zod-errors.ts';
import { parseJson } from './parse-json.ts';
import { readText, writeText } from './write-text.ts';

/** Where the installed tree of a server lies. */
export function installPath(catalog: string, server: string): string {
  return join(catalog, 'installs', `${server}.json`);
}

/** The packages that a server was last listed with, or null when none are recorded. Throws `PlaceErrors` for a damaged file. */
export async function readInstall(catalog: string, server: string): Promise<Install | null> {
  const path = installPath(catalog, server);
  const text = await readText(path);
  if (text === null) return null;
  const parsed = installSchema.safeParse(parseJson(text, path, 'delete it and crawl again'));
  if (!parsed.success) throw new PlaceErrors(zodErrors(path, parsed.error));
  return parsed.data;
}

/** Records the packages that a server was listed with. */
export function writeInstall(catalog: string, server: string, install: Install): Promise<'written' | 'unchanged'> {
  return writeText(installPath(catalog, server), installText(install));
}

/** One package a line: a review sees which one changed. */
function installText({ packages, ...head }: Install): string {
  const fields = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${canonicalJson(value as never)},\n`).join('');
  const lines = Object.entries(packages).map(([place, entry]) => `    ${JSON.stringify(place)}: ${canonicalJson(entry as never)}`).join(',\n');
  return `{\n${fields}  "packages": {\n${lines}\n  }\n}\n`;
}
