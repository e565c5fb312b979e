import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Author } from '../../launch/author.ts';
import { isWide, tooBroad } from '../paths/broad-folders.ts';
import type { CollectedPaths } from './collected-paths.ts';
import { hoistedDependencies, linkedPackages } from '../projects/hoisted-dependencies.ts';
import { isFolder } from '../projects/project-around.ts';
import { isProject } from '../projects/is-project.ts';
import { realPath } from '../paths/real-place.ts';
import { upwards, within } from '../paths/within.ts';
import { environmentAt } from '../installations/narrow-installation.ts';
import { strangersReach } from '../projects/package-reach.ts';

/** Shows the project of a config, where it has one that may be shown, with what its programs find outside of it; its real path. */
export function addProject(author: Author, paths: CollectedPaths): string | null {
  if (author.kind === 'person' || author.project === undefined) return null;
  const real = realPath(author.project);
  if (real === null) return null;
  // A config that lies in a home or among downloads is no project's: nobody named that folder.
  if (tooBroad(real) !== null || (isWide(real) && !isProject(real)) || !paths.add(author.project)) return null;
  paths.addBeside(ofWorkspace(real));
  for (const path of packagesElsewhere(real)) if (!paths.shows(path)) paths.refuse(paths.refusal(path) ?? { path, because: 'its project has packages there, outside of its own folder' });
  return real;
}

/** The packages and environments of the workspace that a project is a member of. */
function ofWorkspace(project: string): string[] {
  const reach = strangersReach(project);
  const environments = reach.holding.map((folder) => join(folder, '.venv')).filter((folder) => realPath(folder) === folder && environmentAt(folder).length > 0);
  return [...hoistedDependencies(project, reach).filter((folder) => !within(project, folder)), ...environments];
}

/** Where its programs would look for packages too: what those it depends on are links to, and the nearest `node_modules` above where it has none. */
function packagesElsewhere(project: string): string[] {
  const linked = linkedPackages(project).map(({ target }) => target);
  if (!existsSync(join(project, 'package.json')) || existsSync(join(project, 'node_modules'))) return linked;
  return [...linked, ...upwards(project).slice(1).filter((folder) => !isWide(folder)).map((folder) => join(folder, 'node_modules')).filter(isFolder).slice(0, 1)];
}
