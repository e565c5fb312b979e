import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inCheckout, packageRoot, shippedCatalog } from '../package-root.ts';
import { parseYamlFiles, readTexts, readYamlFiles } from './read-folder.ts';
import type { CatalogFile } from './read-folder.ts';
import { readShipped } from './read-shipped.ts';
import { recallParsed, rememberParsed } from './remember-parsed.ts';

/** Of a knowledge file in the package, and of one that was parsed before, lines are not known. */
export type KnowledgeData = Pick<CatalogFile, 'path' | 'data'> & Partial<CatalogFile>;

/** `fresh`: parses every file, so that lines are known. */
export interface ReadOptions { fresh?: boolean }

const knowledgeFiles = ['lexicon/**/*.yaml', 'domains/*.yaml', 'rules/*.yaml', 'attacks/*.yaml', 'severity.yaml', 'decisions.yaml', 'confidence.yaml'];
const addedFiles = ['rules/*.yaml', 'attacks/*.yaml'];
/** Where a checkout keeps what its knowledge files were parsed to: parsing them again takes half of what a short command takes. */
const parsedPath = join(packageRoot, 'build', 'parsed-knowledge.json');

/** The plain data of every knowledge file: the shipped ones, and the rules and attacks a catalog of one's own adds. */
export async function readKnowledgeFiles(catalog?: string, { fresh = false }: ReadOptions = {}): Promise<KnowledgeData[]> {
  const shipped = inCheckout ? await readCheckout(fresh) : await readShipped<KnowledgeData[]>('knowledge.json');
  const own = catalog !== undefined && resolve(catalog) !== resolve(shippedCatalog) && existsSync(catalog)
    ? await readYamlFiles(catalog, addedFiles) : [];
  return [...shipped, ...own];
}

async function readCheckout(fresh: boolean): Promise<KnowledgeData[]> {
  const texts = await readTexts(shippedCatalog, knowledgeFiles);
  const known = fresh ? null : await recallParsed(parsedPath, texts);
  if (known !== null) return known;
  const files = await parseYamlFiles(shippedCatalog, texts);
  await rememberParsed(parsedPath, texts, files);
  return files;
}
