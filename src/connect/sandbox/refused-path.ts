import { shellWord } from '../../text/shell.ts';
import { hiddenCharacters, visibleLine } from '../../text/visible.ts';
import { ownHomes } from './person-homes.ts';
import { within } from './within.ts';

/** A path that a launch names and that is not shown to its program: where it really is, and why, as a clause. `whole`: no option shows it either. */
export interface RefusedPath { path: string; because: string; whole?: true }

/** Said of one launch before the others are only counted. */
const mostSaid = 8;

/** What is said of a refused path: which and why, and the option that shows it as it is typed, or why there is none. */
export interface RefusedNote { says: string; option: string | null; remedy: string }

/** What is said of the paths that were refused, for the frame of a question. */
export function refusedNotes(refused: readonly RefusedPath[]): RefusedNote[] {
  const notes = refused.slice(0, mostSaid).map(refusedNote);
  return refused.length > mostSaid ? [...notes, { says: `${refused.length - mostSaid} more paths that it names.`, option: null, remedy: '' }] : notes;
}

/** The same in one line each, for a report. */
export function refusedLines(refused: readonly RefusedPath[]): string[] {
  return refusedNotes(refused).map(({ says, option, remedy }) => `not shown to it: ${says} ${option === null ? remedy : `To show it: ${option}`}`.trimEnd());
}

function refusedNote({ path, because, whole }: RefusedPath): RefusedNote {
  const says = `${inHome(visibleLine(path))} (${because}).`;
  if (whole === true) return { says, option: null, remedy: 'To show a folder in it: --allow-path with that one' };
  return { says, option: allowOption(path), remedy: 'Its name has characters that are not seen: no option names it' };
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
