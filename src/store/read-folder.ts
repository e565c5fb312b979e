import { join, relative, sep } from 'node:path';
import { PlaceError, PlaceErrors } from '../text/place-error.ts';
import { readLinedYaml } from './read-yaml.ts';
import type { LinedYaml } from './read-yaml.ts';

/** A knowledge file: its path inside the catalog, with forward slashes, its plain data, and in which line what stands. */
export interface CatalogFile extends LinedYaml { path: string }

/** Reads the YAML files of a catalog that match the patterns, sorted by path. Throws every problem of every file at once. */
export async function readYamlFiles(catalog: string, patterns: string[]): Promise<CatalogFile[]> {
  // Loaded when needed: who judges a dump with the prebuilt knowledge reads no folder.
  const { default: glob } = await import('fast-glob');
  const paths = (await glob(patterns, { cwd: catalog, absolute: true })).map((path) => relative(catalog, path)).sort();
  const problems: PlaceError[] = [];
  const files: CatalogFile[] = [];
  for (const path of paths) {
    try {
      files.push({ path: path.split(sep).join('/'), ...await readLinedYaml(join(catalog, path), join(catalog, path)) });
    } catch (error) {
      if (!(error instanceof PlaceErrors)) throw error;
      problems.push(...error.errors);
    }
  }
  if (problems.length > 0) throw new PlaceErrors(problems);
  return files;
}
