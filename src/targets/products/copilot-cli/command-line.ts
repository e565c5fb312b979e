import type { Json } from '../../../schema/json.ts';
import { shellWord } from '../../../text/shell.ts';
import { commentLines } from '../../languages/comment-lines.ts';
import type { Format } from '../../languages/format.ts';
import { readCommandLine } from './read-command-line.ts';

/** A command line of a POSIX shell that starts Copilot CLI. */
export const commandLine: Format = { language: 'shell', print, read: (text, place) => readCommandLine(text, place, 'copilot') };

/** One flag a line, so that the command can be read; the words are quoted for a POSIX shell. */
function print(data: Json, notes?: readonly string[]): string {
  const [command = 'copilot', ...rest] = (data as string[]).map(shellWord);
  const flags = rest.flatMap((word, index) => (index % 2 === 0 ? [`${word} ${rest[index + 1] ?? ''}`.trimEnd()] : []));
  return `${commentLines('#', notes)}${[command, ...flags].join(' \\\n  ')}\n`;
}
