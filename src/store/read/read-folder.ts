import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { gatherErrors, PlaceErrors } from '../../text/errors/place-error.ts';
import type { PlaceError } from '../../text/errors/place-error.ts';
import { unreadable } from '../../text/unreadable.ts';
import { parseYaml } from './read-yaml.ts';
import type { LinedYaml } from './read-yaml.ts';

/** A file of a catalog: its path inside it, with forward slashes, and its text. */
export interface CatalogText { path: string; text: string }

/** A knowledge file: its path inside the catalog, with forward slashes, its plain data, and in which line what stands. */
export interface CatalogFile extends LinedYaml { path: string }

/** Reads the YAML files of a catalog that match the patterns, sorted by path. Throws every problem of every file at once. */
export async function readYamlFiles(catalog: string, patterns: string[]): Promise<CatalogFile[]> {
  return parseYamlFiles(catalog, await readTexts(catalog, patterns));
}

/** The texts of the files of a catalog that match the patterns, sorted by path. Throws every one that cannot be read. */
export async function readTexts(catalog: string, patterns: string[]): Promise<CatalogText[]> {
  // Loaded when needed: who judges a dump with the prebuilt knowledge reads no folder.
  const { default: glob } = await import('fast-glob');
  // Folders and links that lead nowhere too: a file that is none is told, not passed over.
  const found = await glob(patterns, { cwd: catalog, absolute: true, onlyFiles: false }).catch((error: NodeJS.ErrnoException) => { throw unreadable(error.path ?? catalog, error); });
  const problems: PlaceError[] = [];
  const texts = await Promise.all(found.map((each) => relative(catalog, each)).sort().map(async (path): Promise<CatalogText[]> => {
    const text = await gatherErrors(problems, () => readText(join(catalog, path)));
    return text === null ? [] : [{ path: path.split(sep).join('/'), text }];
  }));
  if (problems.length > 0) throw new PlaceErrors(problems, { place: catalog });
  return texts.flat();
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => { throw unreadable(path, error); });
}

/** Parses texts of a catalog. Throws every problem of every file at once. */
export async function parseYamlFiles(catalog: string, texts: readonly CatalogText[]): Promise<CatalogFile[]> {
  const problems: PlaceError[] = [];
  const files: CatalogFile[] = [];
  for (const { path, text } of texts) {
    try {
      files.push({ path, ...await parseYaml(text, join(catalog, path)) });
    } catch (error) {
      if (!(error instanceof PlaceErrors)) throw error;
      problems.push(...error.errors);
    }
  }
  if (problems.length > 0) throw new PlaceErrors(problems, { place: catalog });
  return files;
}
