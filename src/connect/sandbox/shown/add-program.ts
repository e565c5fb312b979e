import { dirname } from 'node:path';
import { isWide } from '../paths/broad-folders.ts';
import type { CollectedPaths } from './collected-paths.ts';
import { hoistedDependencies } from '../projects/hoisted-dependencies.ts';
import { programFiles } from '../installations/program-files.ts';
import { isFolder } from '../projects/project-around.ts';
import { isProject } from '../projects/is-project.ts';
import { realPath } from '../paths/real-place.ts';
import { outside } from './show-request.ts';
import type { ShowRequest } from './show-request.ts';
import { within } from '../paths/within.ts';
import { personsReach } from '../projects/package-reach.ts';
import { outermostProject, personsFolders } from '../installations/persons-folders.ts';
import { strangersProgram } from './strangers-program.ts';

/** Shows the files of a command that a person, or a config of the person's own, names. */
export function addProgram({ author, files, path }: ShowRequest, paths: CollectedPaths): void {
  const has = { path: withNode(path), folders: personsFolders(withNode(path), null) };
  for (const { file, isOwn, folders } of files.flatMap((each) => programFiles(each, has))) {
    if (!isOwn && !paths.shows(file)) paths.refuse(paths.refusal(file) ?? outside(file, author));
    // The node that runs toolrisk needs no packages: those beside it are toolrisk's own.
    else if (paths.add(file)) paths.addBeside(file === process.execPath ? folders : withDependencies(folders, path, paths));
  }
  addAsWritten(files, paths);
}

/** Shows the files of a command that a stranger's config names: what is in its project, and what the person installed. `project`: its real path, where it is shown. */
export function addStrangersProgram({ author, files, path }: ShowRequest, project: string | null, paths: CollectedPaths): void {
  const reach = {
    path: withNode(path), folders: personsFolders(path, project), theirs: project === null ? null : outermostProject(project),
    isSystem: (real: string) => paths.isSystem(real), shows: (real: string) => paths.shows(real), isAllowed: (real: string) => paths.allowed.some((named) => within(real, named)),
  };
  for (const { file, isOwn, folders, withheld } of files.flatMap((each) => strangersProgram(each, reach))) {
    if (!isOwn) paths.refuse(paths.refusal(file) ?? outside(file, author));
    else if (paths.add(file)) paths.addBeside(folders);
    if (withheld !== undefined && !isWide(withheld) && !paths.shows(withheld)) paths.refuse(paths.refusal(withheld) ?? { path: withheld, because: 'its program lies in that project, which is not the one of its config' });
  }
  addAsWritten(files, paths);
}

/** A folder on the way to a program may be a link: it is started by the path that was found. */
function addAsWritten(files: readonly string[], paths: CollectedPaths): void {
  for (const file of files) if (paths.shows(realPath(file) ?? file)) paths.add(file);
}

/** Folders that a person names, with what their programs find in others. */
export function withDependencies(folders: readonly string[], path: readonly string[], paths: CollectedPaths): string[] {
  return folders.flatMap((folder) => [folder, ...(!paths.isSystem(folder) && isFolder(folder) && isProject(folder) ? hoistedDependencies(folder, personsReach(folder, path)) : [])]);
}

/** Programs may be written for the node that runs toolrisk. */
function withNode(path: readonly string[]): string[] {
  return [...path, dirname(process.execPath)];
}
