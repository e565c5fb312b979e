import { isAbsolute } from 'node:path';
import { isWide } from '../paths/broad-folders.ts';
import { isProject } from '../projects/is-project.ts';
import { realPath } from '../paths/real-place.ts';
import { upwards, within } from '../paths/within.ts';

/**
 * The folders of a PATH in which the person keeps programs, as real paths. Those of a project, and of what holds it, are its author's: npx and npm
 * put them on PATH for whoever stands there. `project`: a stranger's, as a real path, if there is one.
 */
export function personsFolders(path: readonly string[], project: string | null): string[] {
  const theirs = project === null ? null : outermostProject(project);
  const folders = path.filter((folder) => isAbsolute(folder)).flatMap((folder) => realPath(folder) ?? []);
  return [...new Set(folders)].filter((folder) => theirs === null || !within(folder, theirs));
}

/** The outermost folder around a project that looks like one too, or the project itself. */
export function outermostProject(project: string): string {
  const holding = upwards(project);
  const end = holding.findIndex(isWide);
  return (end < 0 ? holding : holding.slice(0, end)).findLast(isProject) ?? project;
}
