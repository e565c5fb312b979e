import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { inCheckout, packageRoot, shippedCatalog } from './package-root.ts';
import { readYamlFiles } from './read-folder.ts';
import type { CatalogFile } from './read-folder.ts';

/** Of a knowledge file in the package lines are not known: there it is JSON. */
export type KnowledgeData = Pick<CatalogFile, 'path' | 'data'> & Partial<CatalogFile>;

const knowledgeFiles = ['lexicon/**/*.yaml', 'domains/*.yaml', 'rules/*.yaml', 'attacks/*.yaml', 'severity.yaml', 'decisions.yaml', 'confidence.yaml'];
const addedFiles = ['rules/*.yaml', 'attacks/*.yaml'];

/** The plain data of every knowledge file: the shipped ones, and the rules and attacks a catalog of one's own adds. */
export async function readKnowledgeFiles(catalog?: string): Promise<KnowledgeData[]> {
  const shipped = inCheckout ? await readYamlFiles(shippedCatalog, knowledgeFiles) : await readPrebuilt();
  const own = catalog !== undefined && resolve(catalog) !== resolve(shippedCatalog) && existsSync(catalog)
    ? await readYamlFiles(catalog, addedFiles) : [];
  return [...shipped, ...own];
}

async function readPrebuilt(): Promise<KnowledgeData[]> {
  return JSON.parse(await readFile(join(packageRoot, 'knowledge.json'), 'utf8')) as KnowledgeData[];
}
