import { join } from 'node:path';
import { z } from 'zod';
import { PlaceErrors } from '../text/errors/place-error.ts';
import { zodErrors } from '../text/errors/zod-errors.ts';
import { parseJson } from './parse-json.ts';
import { readText, writeText } from './write-text.ts';

const stateSchema = z.record(z.string(), z.strictObject({
  updatedAt: z.string().describe('Newest change that was taken over, as the registry wrote it.'),
}));

/** `catalog/registry.json`: what was taken over from each registry, by its address. */
export type RegistryState = z.infer<typeof stateSchema>;

/** Reads it; empty where there is none. Throws `PlaceErrors` for a damaged file. */
export async function readRegistryState(catalog: string): Promise<RegistryState> {
  const path = join(catalog, 'registry.json');
  const text = await readText(path);
  if (text === null) return {};
  const parsed = stateSchema.safeParse(parseJson(text, path, 'delete it to take over everything anew'));
  if (!parsed.success) throw new PlaceErrors(zodErrors(path, parsed.error));
  return parsed.data;
}

/** Writes it, sorted by address. */
export async function writeRegistryState(catalog: string, state: RegistryState): Promise<void> {
  const sorted = Object.fromEntries(Object.entries(state).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeText(join(catalog, 'registry.json'), `${JSON.stringify(sorted, null, 2)}\n`);
}
