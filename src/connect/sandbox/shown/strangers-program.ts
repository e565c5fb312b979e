import { dirname } from 'node:path';
import { isToolrisksOwn, liesInBin, packagesWith } from '../installations/installation-of.ts';
import { mostSteps, namesOf, onPath } from '../installations/program-files.ts';
import type { PersonsPrograms, ProgramFile } from '../installations/program-files.ts';
import { within } from '../paths/within.ts';
import { interpreterOf } from '../installations/interpreter-of.ts';
import { isInterpreter } from '../installations/is-interpreter.ts';
import { isKnownInstallation } from '../installations/known-installation.ts';
import { environmentAt, narrowInstallation, projectHolding } from '../installations/narrow-installation.ts';

/** What a stranger's config may start. */
export interface StrangersReach extends PersonsPrograms {
  /** What is the stranger's, though the config is of a part of it; null where that is nothing. */
  theirs: string | null;
  /** Whether a real path is the system's. */
  isSystem(real: string): boolean;
  /** Whether a real path is shown anyway. */
  shows(real: string): boolean;
  /** Whether a real path is one that the person shows by name, or lies in one. */
  isAllowed(real: string): boolean;
}

/**
 * The files that are started when the config of a stranger's project names one. Its names, links and first lines prove nothing: a file is shown
 * beyond the project where the person put it on PATH, where a manager of versions keeps it, or where such a program leads to it. `isLed`: one led here.
 */
export function strangersProgram(file: string, reach: StrangersReach, isLed = false, step = 0): ProgramFile[] {
  const names = namesOf(file);
  if (names === null || step === mostSteps) return [];
  const { stands, real } = names;
  const isLink = isPersons(stands, reach) && staysAmongPackages(stands, real);
  const led = [stands, real].map((each) => isLed && !isTheirs(each, reach) && isInterpreter(each));
  // A link of the stranger's to it (`node_modules/.bin/node`) is shown alone.
  const isStanding = isPersons(stands, reach) || led[0] === true || (isTheirs(stands, reach) && isToolrisksOwn(real));
  const isReal = isPersons(real, reach) || isLink || led[1] === true;
  const isStarted = [{ file: stands, isOwn: isStanding }, { file: real, isOwn: isReal }].filter(({ file }, at) => at === 0 || file !== stands);
  const refused = isStarted.filter(({ file, isOwn }) => !isOwn && !reach.shows(file));
  // A link is shown with what it leads to, so that both must be.
  if (refused.length > 0) return refused.map(({ file }) => ({ file, isOwn: false, folders: [] }));
  const own = isStarted.map(({ file, isOwn }) => (isOwn ? installed(file, reach) : { file, isOwn: true, folders: reach.isAllowed(file) ? environmentOf(file) : [] }));
  const next = interpreterOf(real, reach.path);
  return next === null ? own : [...own, ...strangersProgram(next, reach, isReal && !isTheirs(real, reach), step + 1)];
}

/** Whether the person, or the system, has a file as a program. */
function isPersons(file: string, reach: StrangersReach): boolean {
  // What toolrisk itself runs on is the person's, also where toolrisk lies in the very tree that the config is of.
  if (isToolrisksOwn(file)) return true;
  if (isTheirs(file, reach)) return false;
  return reach.isSystem(file) || onPath(file, reach) || (liesInBin(file) && isKnownInstallation(dirname(dirname(file))));
}

function isTheirs(file: string, { theirs }: StrangersReach): boolean {
  return theirs !== null && within(file, theirs);
}

/** Packages bring their own links: those of npm's lead nowhere else. */
function staysAmongPackages(stands: string, real: string): boolean {
  return isToolrisksOwn(real) || (packagesWith(stands) ?? []).every((packages) => within(real, packages));
}

function installed(file: string, reach: StrangersReach): ProgramFile {
  // Of a tree that is a stranger's as a whole, no more is shown than what toolrisk runs on.
  if (isTheirs(file, reach)) return { file, isOwn: true, folders: isToolrisksOwn(file) ? packagesWith(file) ?? [] : [] };
  const project = environmentOf(file).length > 0 || file === process.execPath ? null : projectHolding(file);
  return { file, isOwn: true, folders: narrowInstallation(file), ...(project !== null && { withheld: project }) };
}

/** What an environment of Python that a program lies in holds besides programs. */
function environmentOf(file: string): string[] {
  return liesInBin(file) ? environmentAt(dirname(dirname(file))) : [];
}
