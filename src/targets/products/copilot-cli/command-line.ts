import type { Json } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { shellWord } from '../../../text/shell.ts';
import { commentLines } from '../../languages/comment-lines.ts';
import type { Format } from '../../languages/format.ts';
import { copilotCliValues } from './copilot-cli-values.ts';
import { readCommandLine } from './read-command-line.ts';

/** A command line of a POSIX shell that starts Copilot CLI. */
export const commandLine: Format = { language: 'shell', print, read };

/** The words. Throws `PlaceError` for a pattern with which Copilot CLI does not start. */
function read(text: string, place: string): string[] {
  const words = readCommandLine(text, place, 'copilot');
  for (const flag of ['--allow-tool', '--deny-tool']) {
    const wrong = copilotCliValues(words, flag).find((value) => !/^[^()*\s]+(\(.*\))?$/.test(value));
    if (wrong !== undefined) throw new PlaceError(`${place}: ${flag}`, `${JSON.stringify(wrong)} is no pattern, and Copilot CLI does not start with it`, 'Write server(tool), or the server alone.');
  }
  return words;
}

/** One flag a line, so that the command can be read; the words are quoted for a POSIX shell. */
function print(data: Json, notes?: readonly string[]): string {
  const [command = 'copilot', ...rest] = (data as string[]).map(shellWord);
  const flags = rest.flatMap((word, index) => (index % 2 === 0 ? [`${word} ${rest[index + 1] ?? ''}`.trimEnd()] : []));
  return `${commentLines('#', notes)}${[command, ...flags].join(' \\\n  ')}\n`;
}
