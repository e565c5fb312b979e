import { shellWord } from '../../text/shell.ts';
import { hiddenCharacters, visibleLine } from '../../text/visible.ts';
import { ownHomes } from './person-homes.ts';
import { within } from './within.ts';

/** A path that a launch names and that is not shown to its program: where it really is, and why, as a clause. `whole`: no option shows it either. */
export interface RefusedPath { path: string; because: string; whole?: true }

/** Said of one launch before the others are only counted. */
const mostSaid = 8;

/** What is said of the paths that were refused, one line each, with the option that shows it. */
export function refusedLines(refused: readonly RefusedPath[]): string[] {
  const lines = refused.slice(0, mostSaid).map(refusedLine);
  return refused.length > mostSaid ? [...lines, `not shown to it: ${refused.length - mostSaid} more paths that it names.`] : lines;
}

function refusedLine({ path, because, whole }: RefusedPath): string {
  const option = allowOption(path);
  const remedy = whole === true ? 'To show a folder in it: --allow-path with that one' : option === null ? 'Its name has characters that are not seen: no option names it' : `To show it: ${option}`;
  return `not shown to it: ${inHome(visibleLine(path))} (${because}). ${remedy}`;
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
