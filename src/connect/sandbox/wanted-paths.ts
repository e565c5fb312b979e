import { dirname, extname, join } from 'node:path';
import type { Author } from './author.ts';
import { isWide, tooBroad } from './broad-folders.ts';
import { CollectedPaths } from './collected-paths.ts';
import { environmentAt } from '../programs/narrow-installation.ts';
import { personsReach, strangersReach } from '../programs/package-reach.ts';
import { outermostProject, personsFolders } from '../programs/persons-folders.ts';
import { strangersProgram } from '../programs/strangers-program.ts';
import { hoistedDependencies } from './hoisted-dependencies.ts';
import { namedPaths } from './named-paths.ts';
import { ownHomes } from './person-homes.ts';
import { programFiles } from './program-files.ts';
import { isFolder, isProject, projectAround } from './project-around.ts';
import { realPath } from './real-place.ts';
import type { RefusedPath } from './refused-path.ts';
import { loadsMore, scriptOf } from './script-of.ts';
import { within } from './within.ts';

/** What a program is to be shown for. */
export interface ShowRequest {
  author: Author;
  /** As it was written. */
  command: string;
  /** The files that are started by it; none where the image of a container has them. */
  files: readonly string[];
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Where it is to start. `isNamed`: its words say so. */
  cwd: { path: string; isNamed: boolean };
  /** Folders of the person's PATH. */
  path: readonly string[];
  /** What the person shows it by name, as absolute paths. */
  allowed: readonly string[];
  /** Folders that the sandbox shows as they are, or has its own of. */
  system: readonly string[];
  /** Whether it has its own of them. */
  hasOwnSystem: boolean;
}

/** Extensions of files that are run, and so need what lies around them. */
const code = /^\.([cm]?[jt]sx?|py|pyz|rb|php|pl|lua|sh|r)$/i;

/** The paths that a program is to be shown, in the order of who has most say: what the person names, the project, the program's own files, what its words name. */
export function wantedPaths(request: ShowRequest): { paths: CollectedPaths; cwd: string | null } {
  const paths = new CollectedPaths(request.allowed, request.system);
  const project = addProject(request.author, paths);
  if (isPersonal(request.author)) addProgram(request, paths);
  else addStrangersProgram(request, project, paths);
  addScript(request, paths);
  addNamed(request, paths);
  return { paths, cwd: startingFolder(request, project, paths) };
}

/** The project of a config, where it has one that may be shown; the real path. */
function addProject(author: Author, paths: CollectedPaths): string | null {
  if (author.kind === 'person' || author.project === undefined) return null;
  const real = realPath(author.project);
  if (real === null) return null;
  // A config that lies in a home or among downloads is no project's: nobody named that folder.
  if (tooBroad(real) !== null || (isWide(real) && !isProject(real)) || !paths.add(author.project)) return null;
  paths.addBeside(besidesProject(real));
  return real;
}

/** Whether the words that name a program are a person's, or of a person's own config. */
function isPersonal(author: Author): boolean {
  return author.kind === 'person' || author.project === undefined;
}

/** What a program of a stranger's project finds outside of it: the packages and environments of a workspace that it is a member of. */
function besidesProject(project: string): string[] {
  const reach = strangersReach(project);
  const environments = reach.holding.map((folder) => join(folder, '.venv')).filter((folder) => realPath(folder) === folder && environmentAt(folder).length > 0);
  return [...hoistedDependencies(project, reach).filter((folder) => !within(project, folder)), ...environments];
}

/** The files of a command that a person, or a config of the person's own, names. */
function addProgram({ author, files, path }: ShowRequest, paths: CollectedPaths): void {
  const has = { path: withNode(path), folders: personsFolders(withNode(path), null) };
  for (const { file, isOwn, folders } of files.flatMap((each) => programFiles(each, has))) {
    if (!isOwn && !paths.shows(file)) paths.refuse(paths.refusal(file) ?? outside(file, author));
    // The node that runs toolrisk needs no packages: those beside it are toolrisk's own.
    else if (paths.add(file)) paths.addBeside(file === process.execPath ? folders : withDependencies(folders, path, paths));
  }
}

/** The files of a command that a stranger's config names: it may start what is in its project, and what the person installed, but no other file. */
function addStrangersProgram({ author, files, path }: ShowRequest, project: string | null, paths: CollectedPaths): void {
  const reach = {
    path: withNode(path), folders: personsFolders(path, project), theirs: project === null ? null : outermostProject(project),
    isSystem: (real: string) => paths.isSystem(real), shows: (real: string) => paths.shows(real), isAllowed: (real: string) => paths.allowed.some((named) => within(real, named)),
  };
  for (const { file, isOwn, folders, withheld } of files.flatMap((each) => strangersProgram(each, reach))) {
    if (!isOwn) paths.refuse(paths.refusal(file) ?? outside(file, author));
    else if (paths.add(file)) paths.addBeside(folders);
    if (withheld !== undefined && !paths.shows(withheld)) paths.refuse(paths.refusal(withheld) ?? { path: withheld, because: 'a program of it is started, and it is no project of that config' });
  }
}

/** Programs may be written for the node that runs toolrisk. */
function withNode(path: readonly string[]): string[] {
  return [...path, dirname(process.execPath)];
}

/** What lies around the script of an interpreter, unless its words have that one run something else first. */
function addScript({ author, command, args, env, cwd, path }: ShowRequest, paths: CollectedPaths): void {
  const script = scriptOf(command, args, cwd.path);
  const real = script === null ? null : realPath(script);
  const isOwn = author.kind === 'person' || (isPersonal(author) && !loadsMore(args, env));
  if (script === null || real === null || !isOwn || !paths.add(script)) return;
  paths.addBeside(withDependencies([projectAround(real)], path, paths));
}

/** Folders that a person names, with what their programs find in others. */
function withDependencies(folders: readonly string[], path: readonly string[], paths: CollectedPaths): string[] {
  return folders.flatMap((folder) => [folder, ...(!paths.isSystem(folder) && isFolder(folder) && isProject(folder) ? hoistedDependencies(folder, personsReach(folder, path)) : [])]);
}

/**
 * What the other words name: a person's arguments are shown; what a config or a variable names is refused where the project and the program do
 * not show it anyway.
 */
function addNamed(request: ShowRequest, paths: CollectedPaths): void {
  const { author, args } = request;
  const values = Object.entries(request.env).filter(([name]) => name !== 'PATH').map(([, value]) => value);
  if (author.kind === 'person') for (const path of pathsIn(args, request)) addPersons(path, paths);
  for (const path of pathsIn(author.kind === 'person' ? values : [...args, ...values], request)) {
    const real = realPath(path) as string;
    if (paths.shows(real)) paths.add(path);
    else paths.refuse(paths.refusal(real) ?? outside(real, author));
  }
}

/** Of a file that is run, what lies around it too. */
function addPersons(path: string, paths: CollectedPaths): void {
  const real = realPath(path) as string;
  if (paths.add(path) && code.test(extname(real)) && !isFolder(real)) paths.addBeside([projectAround(real)]);
}

/** The paths that words name and that are there. */
function pathsIn(words: readonly string[], { author, cwd }: ShowRequest): string[] {
  const home = ownHomes()[0] ?? '/';
  // Where no project is, a plain word that a file happens to have for its name means something else.
  const mayBePaths = author.kind === 'config' && author.project === undefined ? words.filter((word) => /[~$%/\\]/.test(word)) : words;
  return [...new Set(mayBePaths.flatMap((word) => namedPaths(word, { cwd: cwd.path, home })))].filter((path) => realPath(path) !== null);
}

function outside(real: string, author: Author): RefusedPath {
  if (author.kind === 'person') return { path: real, because: 'only a variable names it' };
  return { path: real, because: author.project === undefined ? 'its config names it, and is no project that holds it' : 'lies outside of the folder of its config' };
}

/** The real folder that it starts in; null where it may not be shown that one. */
function startingFolder({ author, cwd }: ShowRequest, project: string | null, paths: CollectedPaths): string | null {
  const real = realPath(cwd.path);
  if (real === null || !isFolder(real)) return null;
  if (author.kind === 'person') {
    if (cwd.isNamed || !isWide(real)) return paths.add(cwd.path) ? real : null;
    return real;
  }
  if (project !== null && within(real, project) && paths.add(cwd.path)) return real;
  if (paths.shows(real)) return real;
  if (cwd.isNamed) paths.refuse(paths.refusal(real) ?? outside(real, author));
  return null;
}
