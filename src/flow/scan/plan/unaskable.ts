import { limits } from '../../../connect/limits.ts';
import { framed } from '../../../text/framed.ts';
import { shellWord } from '../../../text/shell.ts';
import { hiddenCharacters, shortened } from '../../../text/visible.ts';
import { notListed } from '../../listed-server.ts';
import type { ListedServer } from '../../listed-server.ts';
import type { PlannedServer } from './planned-server.ts';

/** A name up to this long is written into an option. */
const mostName = 80;

/**
 * What is said of a program with more words than a person reads in a question: nobody agrees to what was not seen whole, so nobody is asked.
 * Null for all others.
 */
export function unaskable(planned: PlannedServer): ListedServer | null {
  const { server, launch } = planned;
  if (launch.kind === 'url') return null;
  const words = [launch.kind === 'npm' ? launch.package : launch.command, ...(launch.kind === 'npm' && launch.bin !== undefined ? [launch.bin] : []), ...launch.args, ...Object.keys(launch.env), ...Object.keys(launch.files ?? {})];
  // Most of what is too long is told by its length alone.
  const room = words.reduce((sum, word) => sum + Math.max(limits.leastAskedWord, word.length > limits.mostAskedWords ? word.length : framed(word).length), 0);
  if (room <= limits.mostAskedWords) return null;
  const characters = words.reduce((sum, word) => sum + word.length, 0);
  return notListed(server, { cause: 'too-long-to-ask', says: `its command has ${characters} characters in ${words.length} words: more than can be read in a question.`, remedy: remedyFor(planned) });
}

function remedyFor({ server, key = server, place }: PlannedServer): string {
  if (place === undefined) return 'If you know all of it, start it with --yes.';
  const isPlain = key.length <= mostName && hiddenCharacters(key).length === 0 && !/[\n\r\t]/.test(key);
  return `Read all of it in ${shortened(place, 200)}. To start it and no other then: ${isPlain ? `--server ${shellWord(key)} --yes` : '--yes, and --server with its name'}.`;
}
