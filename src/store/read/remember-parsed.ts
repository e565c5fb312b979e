import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CatalogFile, CatalogText } from './read-folder.ts';

/** A file's path and plain data. */
type Parsed = Pick<CatalogFile, 'path' | 'data'>;

/** What these texts were parsed to before, or null when any of them is another now. */
export async function recallParsed(path: string, texts: readonly CatalogText[]): Promise<Parsed[] | null> {
  try {
    const known = JSON.parse(await readFile(path, 'utf8')) as { texts: string; files: Parsed[] };
    return known.texts === hashOf(texts) ? known.files : null;
  } catch {
    return null;
  }
}

/** Keeps what these texts were parsed to. Where nothing can be written, they are parsed again the next time. */
export async function rememberParsed(path: string, texts: readonly CatalogText[], files: readonly Parsed[]): Promise<void> {
  const { writeText } = await import('../write-text.ts');
  const kept = files.map(({ path: place, data }) => ({ path: place, data }));
  await writeText(path, JSON.stringify({ texts: hashOf(texts), files: kept })).catch(() => undefined);
}

function hashOf(texts: readonly CatalogText[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}
