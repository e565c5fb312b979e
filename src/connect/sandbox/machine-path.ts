import { delimiter, isAbsolute, sep } from 'node:path';
import { isProject } from './projects/is-project.ts';
import { isWide } from './paths/broad-folders.ts';
import { realPath } from './paths/real-place.ts';
import { within } from './paths/within.ts';
import { outermostProject } from './installations/persons-folders.ts';

/** Folders of programs that only the system's own owner writes; before all others, for what builds a sandbox is not shut in by one. */
const first = ['/usr/bin', '/bin'];

/**
 * A PATH without the folders that a stranger's project may have put there: relative ones, those of packages, which npx and npm add for whoever stands
 * in a project, and others in the project that toolrisk is started in.
 */
export function machinePath(path: string, cwd = process.env['INIT_CWD'] ?? process.cwd()): string {
  const here = realPath(cwd);
  const theirs = here === null || isWide(here) ? null : outermostProject(here);
  const isTheirs = (folder: string): boolean => theirs !== null && isProject(theirs) && within(realPath(folder) ?? folder, theirs);
  return path.split(delimiter).filter((folder) => isAbsolute(folder) && !`${folder}${sep}`.includes(`${sep}node_modules${sep}`) && !isTheirs(folder)).join(delimiter);
}

/** The same, with the folders of the system first. */
export function systemFirst(path: string): string {
  const folders = path.split(delimiter);
  return [...first.filter((folder) => folders.includes(folder)), ...folders.filter((folder) => !first.includes(folder))].join(delimiter);
}
