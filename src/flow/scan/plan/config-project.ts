import { homedir } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { isRepository } from '../../../connect/sandbox/projects/project-around.ts';
import { isProject } from '../../../connect/sandbox/projects/is-project.ts';
import { personalPlaces, projectPlaces } from '../../../sources/configs/client-places.ts';

/**
 * The folder that a config named by its path is of: of `.vscode/mcp.json` and the like the project's root, of a file of another name the
 * folder it lies in. A repository that has the name of such a folder is its own project: it has no say in what it was put beside.
 * Undefined for the config of a person, which is of no project.
 */
export function configProject(path: string): string | undefined {
  const full = resolve(path);
  const plain = full.replaceAll('\\', '/');
  if (personalPlaces({ system: process.platform, home: homedir(), env: process.env }).some((place) => resolve(place.path) === full)) return undefined;
  // The manifest of a plugin lies in a folder of the plugin.
  if (/^\.[a-z]+-plugin$/.test(basename(dirname(full)))) return dirname(dirname(full));
  const place = projectPlaces.map((each) => `/${each.path}`).filter((end) => plain.endsWith(end)).sort((a, b) => b.length - a.length)[0];
  const root = place === undefined ? dirname(full) : resolve(full.slice(0, full.length - place.length + 1));
  return isOfItsOwn(dirname(full), root) ? dirname(full) : root;
}

/**
 * Whether the folder of a client is a project itself: a repository, or the only one of the two that looks like a project, as what is unpacked
 * somewhere. opencode installs its plugins into its own.
 */
function isOfItsOwn(folder: string, root: string): boolean {
  return folder !== root && (isRepository(folder) || (basename(folder) !== '.opencode' && isProject(folder) && !isProject(root)));
}
