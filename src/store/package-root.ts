import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * Where toolrisk's own files lie. In a checkout this file is `src/store/…` and the knowledge is YAML in `catalog/`; in the
 * published package it is `dist/src/store/…` and the knowledge is `dist/knowledge.json`, with the catalog beside it.
 */
export const packageRoot = join(here, '..', '..');

/** Whether this runs from a checkout (from source) rather than from the published package. */
export const inCheckout = existsSync(join(packageRoot, 'catalog', 'rules'));

/** The catalog that comes with toolrisk. */
export const shippedCatalog = join(packageRoot, 'catalog');
