import { extname } from 'node:path';
import { addProgram, addStrangersProgram, withDependencies } from './add-program.ts';
import { addProject } from './add-project.ts';
import { isWide } from '../paths/broad-folders.ts';
import { CollectedPaths } from './collected-paths.ts';
import { namedPaths } from '../paths/named-paths.ts';
import { ownHomes } from '../paths/person-homes.ts';
import { isFolder, projectAround } from '../projects/project-around.ts';
import { realPath } from '../paths/real-place.ts';
import { loadsMore, scriptOf } from '../installations/script-of.ts';
import { isPersonal, outside } from './show-request.ts';
import type { ShowRequest } from './show-request.ts';
import { within } from '../paths/within.ts';

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

/** What lies around the script of an interpreter, unless its words have that one run something else first. */
function addScript({ author, command, args, env, cwd, path }: ShowRequest, paths: CollectedPaths): void {
  const script = scriptOf(command, args, cwd.path);
  const real = script === null ? null : realPath(script);
  const isOwn = author.kind === 'person' || (isPersonal(author) && !loadsMore(args, env));
  if (script === null || real === null || !isOwn || !paths.add(script)) return;
  paths.addBeside(withDependencies([projectAround(real)], path, paths));
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
