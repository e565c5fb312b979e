import { dirname } from 'node:path';
import { liesInBin, packagesWith } from '../sandbox/installation-of.ts';
import { mostSteps, namesOf, onPath } from '../sandbox/program-files.ts';
import type { PersonsPrograms, ProgramFile } from '../sandbox/program-files.ts';
import { within } from '../sandbox/within.ts';
import { interpreterOf } from './interpreter-of.ts';
import { isInterpreter } from './is-interpreter.ts';
import { isKnownInstallation } from './known-installation.ts';
import { environmentAt, narrowInstallation, projectHolding } from './narrow-installation.ts';

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
  const isStanding = isPersons(stands, reach) || led[0] === true;
  const isReal = isPersons(real, reach) || isLink || led[1] === true;
  const own = [describe(stands, isStanding, reach), ...(real === stands ? [] : [describe(real, isReal, reach)])];
  if (!(isStanding || reach.shows(stands)) || !(isReal || reach.shows(real))) return own;
  const next = interpreterOf(real, reach.path);
  return next === null ? own : [...own, ...strangersProgram(next, reach, isReal && !isTheirs(real, reach), step + 1)];
}

/** Whether the person, or the system, has a file as a program. */
function isPersons(file: string, reach: StrangersReach): boolean {
  if (isTheirs(file, reach)) return false;
  return file === process.execPath || reach.isSystem(file) || onPath(file, reach) || (liesInBin(file) && isKnownInstallation(dirname(dirname(file))));
}

function isTheirs(file: string, { theirs }: StrangersReach): boolean {
  return theirs !== null && within(file, theirs);
}

/** Packages bring their own links: those of npm's lead nowhere else. */
function staysAmongPackages(stands: string, real: string): boolean {
  return (packagesWith(stands) ?? []).every((packages) => within(real, packages));
}

function describe(file: string, isOwn: boolean, reach: StrangersReach): ProgramFile {
  const environment = liesInBin(file) ? environmentAt(dirname(dirname(file))) : [];
  if (!isOwn) return { file, isOwn, folders: reach.isAllowed(file) ? environment : [] };
  const project = environment.length > 0 || file === process.execPath ? null : projectHolding(file);
  return { file, isOwn, folders: narrowInstallation(file), ...(project !== null && { withheld: project }) };
}
