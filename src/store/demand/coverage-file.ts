import { join } from 'node:path';
import type { Coverage } from '../../schema/catalog/coverage.ts';
import { visibleJson } from '../../text/json/visible-json.ts';
import { readText, writeText } from '../write-text.ts';

/** Where the figure stands that README and site show: what part of the demand a catalog covers. */
export function coveragePath(catalog: string): string {
  return join(catalog, 'coverage.json');
}

/** Writes what a catalog covers. */
export function writeCoverageFile(catalog: string, coverage: Coverage): Promise<'written' | 'unchanged'> {
  return writeText(coveragePath(catalog), coverageText(coverage));
}

/** Whether the file says what a catalog covers. */
export async function coverageIsFresh(catalog: string, coverage: Coverage): Promise<boolean> {
  return await readText(coveragePath(catalog)) === coverageText(coverage);
}

function coverageText(coverage: Coverage): string {
  return `${visibleJson(JSON.stringify(coverage, null, 1))}\n`;
}
