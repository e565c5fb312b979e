import { PlaceError } from '../../../text/errors/place-error.ts';

/** A word of a POSIX shell: bare characters, `'…'`, `"…"` without expansions, and `\x`. */
const wordPattern = /(?:[^\s'"\\$`|&;<>(){}*?#!~]|'[^']*'|"(?:[^"\\$`]|\\[^])*"|\\[^\n])+/y;
const spacePattern = /(?:[ \t]|\\\n)+/y;

/** The words of one command, as a shell would pass them to the program. Anything a shell would expand is refused. */
export function readCommandLine(text: string, place: string, program: string): string[] {
  const words: string[] = [];
  const command = text.replace(/^(?:\s|#.*\n)*/, '').trimEnd();
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const [found = ''] = pattern.exec(command) ?? [];
    at += found.length;
    return found;
  };
  while (at < command.length) {
    const word = take(wordPattern);
    if (word === '') throw new PlaceError(place, `is no plain command: a shell reads ${JSON.stringify(command[at])} as more than itself`, 'Quote it.');
    words.push(unquoted(word));
    take(spacePattern);
  }
  if (words[0] !== program) throw new PlaceError(place, `does not start ${program}`, `Give it the command that starts ${program}.`);
  return words;
}

function unquoted(word: string): string {
  return word.replace(/'([^']*)'|"((?:[^"\\]|\\[^])*)"|\\([^])/g, (_all, single?: string, double?: string, escaped?: string) => (
    single ?? double?.replace(/\\([\\"$`])/g, '$1') ?? escaped ?? ''));
}
