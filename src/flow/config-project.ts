import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { personalPlaces, projectPlaces } from '../sources/client-places.ts';

/**
 * The folder that a config named by its path is of: of `.vscode/mcp.json` and the like the project's root, of a file of another name the
 * folder it lies in. Undefined for the config of a person, which is of no project.
 */
export function configProject(path: string): string | undefined {
  const full = resolve(path);
  const plain = full.replaceAll('\\', '/');
  if (personalPlaces({ system: process.platform, home: homedir(), env: process.env }).some((place) => resolve(place.path) === full)) return undefined;
  const place = projectPlaces.map((each) => `/${each.path}`).filter((end) => plain.endsWith(end)).sort((a, b) => b.length - a.length)[0];
  return place === undefined ? dirname(full) : resolve(full.slice(0, full.length - place.length + 1));
}
