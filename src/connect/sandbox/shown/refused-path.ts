import { shellWord } from '../../../text/shell.ts';
import { hiddenCharacters, shortened, visibleLine } from '../../../text/visible.ts';
import type { GivenBy } from '../../launch/given-by.ts';
import { ownHomes } from '../paths/person-homes.ts';
import { within } from '../paths/within.ts';

/**
 * A path that a launch names and that is not shown to its program: where it really is, and why, as a clause. `whole`: no option shows it either, but
 * one may show a folder in it; `replaced`: no option shows it at all, for the sandbox has its own.
 */
export interface RefusedPath { path: string; because: string; whole?: true; replaced?: true }

/** Said of one launch before the others are only counted. */
export const mostSaid = 8;
/** Of a path, and of an option, in a line: a report of a crawl takes lines of 1000. */
const longest = 300;

/** What is said of a path that is not shown: which and why, and the option that shows it as it is typed, or why there is none. */
export interface RefusedNote { says: string; option: string | null; remedy: string }

/** What is said of the paths that were refused, for the frame of a question. */
export function refusedNotes(refused: readonly RefusedPath[]): RefusedNote[] {
  const notes = refused.slice(0, mostSaid).map(refusedNote);
  return refused.length > mostSaid ? [...notes, { says: `${refused.length - mostSaid} more paths that it names.`, option: null, remedy: '' }] : notes;
}

/** The same in one line each, for a report. */
export function refusedLines(refused: readonly RefusedPath[], by: GivenBy = 'options'): string[] {
  return refusedNotes(refused).map((note) => `not shown to it: ${noteText(note, by)}`);
}

/** A note as a sentence and what to do, which `lead` begins. A crawl takes no option that shows anything. */
export function noteText({ says, option, remedy }: RefusedNote, by: GivenBy, lead = 'To show it:'): string {
  const said = shortened(says, 2 * longest + 100);
  if (option === null && remedy === '') return said;
  if (by === 'file') return `${said} A crawl shows no files of this machine: what it needs can stand under files in its server file.`;
  if (option === null) return `${said} ${remedy}`;
  return `${said} ${lead} ${option.length > longest ? '--allow-path with this path, which is too long for a line' : option}`;
}

function refusedNote({ path, because, whole, replaced }: RefusedPath): RefusedNote {
  if (replaced === true) return { says: `${inHome(visibleLine(path))} (${because}).`, option: null, remedy: 'No option shows that of this machine' };
  const note = pathNote(path, because);
  return whole === true ? { ...note, option: null, remedy: 'To show a folder in it: --allow-path with that one' } : note;
}

/** What is said of one path, and the option that shows it. */
export function pathNote(path: string, because: string): RefusedNote {
  return { says: `${inHome(visibleLine(path))} (${because}).`, option: allowOption(path), remedy: 'Its name has characters that are not seen: no option names it' };
}

/** The option that shows a path, as it is typed into a shell; null for a name that cannot be typed. */
export function allowOption(path: string): string | null {
  return hiddenCharacters(path).length > 0 || /[\n\t\r]/.test(path) ? null : `--allow-path ${inHome(path, shellWord)}`;
}

/** A path with `~` for the home of the person. */
export function inHome(path: string, word: (text: string) => string = (text) => text): string {
  const home = ownHomes()[0];
  if (home === undefined || home === '/' || !within(path, home) || path === home) return word(path);
  return `~/${word(path.slice(home.length + 1))}`;
}
