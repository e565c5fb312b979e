import { join } from 'node:path';
import { writeText } from '../write-text.ts';

/** Where the file of a server lies. */
export function serverFilePath(catalog: string, server: string): string {
  return join(catalog, 'servers', `${server}.yaml`);
}

/** Writes a proposed server file, whole or not at all. Throws `PlaceError`. */
export async function writeProposed(catalog: string, server: string, text: string): Promise<'written' | 'unchanged'> {
  return writeText(serverFilePath(catalog, server), text);
}
