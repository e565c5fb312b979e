import { basename, dirname, join } from 'node:path';
import { isWide } from '../paths/broad-folders.ts';
import { ownHomes } from '../paths/person-homes.ts';
import { isWorkspace } from './project-around.ts';
import { realPath } from '../paths/real-place.ts';
import { upwards, within } from '../paths/within.ts';
import { declaredIn } from './declared-in.ts';
import { workspaceOf } from './workspace-of.ts';

/** Where a project finds packages: the folders that hold it, the workspace that its links are followed in, and folders in which the person has put links. */
export interface PackageReach { holding: readonly string[]; workspace: string; linked: readonly string[] }

/** For a project that a person names. */
export function personsReach(project: string, path: readonly string[]): PackageReach {
  const holding = upwards(project).slice(1).filter((folder) => !isWide(folder));
  return { holding, workspace: holding.find((folder) => isWorkspace(folder, declaredIn(folder, 'package.json'))) ?? project, linked: globalModules(path) };
}

/**
 * For the project of a stranger's config: the workspace that has it as a member, and no link of the person's. Through a global folder its own links
 * would come to every project that the person ever linked.
 */
export function strangersReach(project: string): PackageReach {
  const workspace = workspaceOf(project);
  return { holding: workspace === null ? [] : upwards(project).slice(1).filter((folder) => within(folder, workspace)), workspace: workspace ?? project, linked: [] };
}

/** Where `npm link`, `yarn link` and `pnpm link` of the person put packages, besides the programs on PATH. */
function globalModules(path: readonly string[]): string[] {
  const beside = path.filter((folder) => basename(folder) === 'bin').map((folder) => join(dirname(folder), 'lib/node_modules'));
  return [...beside, ...ownHomes().flatMap((home) => ['.config/yarn/link', '.local/share/pnpm/global'].map((name) => join(home, name)))].flatMap((folder) => realPath(folder) ?? []);
}
