import { join } from 'node:path';
import { stringify } from 'yaml';
import { serverSpecSchema } from '../schema/catalog/server-spec.ts';
import type { ServerSpec } from '../schema/catalog/server-spec.ts';
import { PlaceErrors } from '../text/errors/place-error.ts';
import { assessmentPath } from './assessments.ts';
import { readYaml } from './read/read-yaml.ts';
import { snapshotPath } from './snapshots.ts';
import { readText, writeText } from './write-text.ts';
import { removeWhole } from './write/remove-whole.ts';

/** What became of a server file. `reviewed`: somebody has made it theirs, so it stays as it is. */
export type SyncedFile = 'added' | 'changed' | 'unchanged' | 'removed' | 'reviewed' | 'absent';

/** Writes the file of a server that a registry lists, unless somebody has reviewed it. */
export async function writeSyncedSpec(catalog: string, server: string, spec: ServerSpec): Promise<SyncedFile> {
  const path = pathOf(catalog, server);
  const known = await kindOf(path);
  if (known === 'reviewed') return 'reviewed';
  const written = await writeText(path, stringify(withoutDefaults(spec), { lineWidth: 120 }));
  return written === 'unchanged' ? 'unchanged' : known === 'absent' ? 'added' : 'changed';
}

/** Removes it, with all that was recorded and concluded of the server, unless somebody has reviewed it. */
export async function removeSyncedSpec(catalog: string, server: string): Promise<SyncedFile> {
  const path = pathOf(catalog, server);
  const known = await kindOf(path);
  if (known !== 'unreviewed') return known;
  for (const file of [path, snapshotPath(catalog, server), assessmentPath(catalog, server), join(catalog, 'history', server)]) await removeWhole(file);
  return 'removed';
}

function pathOf(catalog: string, server: string): string {
  return join(catalog, 'servers', `${server}.yaml`);
}

async function kindOf(path: string): Promise<'unreviewed' | 'reviewed' | 'absent'> {
  if (await readText(path) === null) return 'absent';
  const data = await readYaml(path, path).catch((error: unknown) => {
    // Somebody is at it: not ours to repair.
    if (error instanceof PlaceErrors) return null;
    throw error;
  });
  return (data as Partial<ServerSpec> | null)?.unreviewed === true ? 'unreviewed' : 'reviewed';
}

/** As a person would write it: what the schema adds by itself is left out. */
export function withoutDefaults(spec: ServerSpec): Partial<ServerSpec> {
  const { title, about, topic } = spec;
  const plain = serverSpecSchema.parse({ title, about, topic, url: 'https://x.example/' });
  return Object.fromEntries(Object.entries(spec).filter(([field, value]) => ['title', 'about', 'topic', 'url'].includes(field)
    || JSON.stringify(value) !== JSON.stringify(plain[field as keyof ServerSpec])));
}
