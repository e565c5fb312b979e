import type { Json } from '../../schema/json.ts';
import { runNpm } from './npm/run-npm.ts';
import type { NpmSurroundings } from './npm/npm-surroundings.ts';

/** What the registry says of a package: these fields of it, or all of one version. `spec`: `name@version`. Null where it says nothing that can be read. */
export async function viewPackage(spec: string, fields: readonly string[], surroundings: NpmSurroundings): Promise<Json> {
  const run = await runNpm(['view', spec, ...fields, '--json', '--loglevel=silent'], surroundings);
  try {
    return JSON.parse(run.stdout) as Json;
  } catch {
    return null;
  }
}
