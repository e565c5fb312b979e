import type { GivenBy } from '../launch/given-by.ts';
import type { Observed } from '../observed.ts';

/** What systems and languages say of a file system that nobody may write to. */
const readOnly = /\bEROFS\b|read-only file ?system/i;
/** What they say of a missing right, and of writing; of reading they say the first too. */
const [noRight, writing] = [/\bEACCES\b|\bEPERM\b|permission denied/i, /\b(?:mkdir|mkdtemp|rename|unlink|copyfile|creat\w*|writ\w*)\b/i];

const ways: Record<GivenBy, string> = {
  options: 'arguments (--arg VALUE) or variables (--env NAME=VALUE)',
  command: 'other words behind the --, or variables (--env NAME=VALUE before it)',
  config: 'args or env in its entry',
  file: 'args or env in its server file',
};

/** What to do about a program that complains that it could not write in its sandbox; undefined for any other complaint. `isImage`: it is what an image holds. */
export function writeRemedy(says: string, sandbox: Observed['sandbox'], by: GivenBy = 'options', isImage = false): string | undefined {
  if (sandbox === 'none' || sandbox === undefined) return undefined;
  if (isImage) return imageRemedy(says, by);
  if (!readOnly.test(says) && !(noRight.test(says) && writing.test(says))) return undefined;
  return `What it is shown is read-only in the sandbox, and no option changes that. Have it write to /tmp or to its home (HOME) instead, by ${ways[by]}.`;
}

/** The same of an image, whose user may also be kept from reading. Only words of docker's can name another one. */
function imageRemedy(says: string, by: GivenBy): string | undefined {
  const user = by === 'config' || by === 'command' ? ' --user before the image names another user of it.' : '';
  if (readOnly.test(says) || (noRight.test(says) && writing.test(says))) return `Its image runs read-only and as nobody. Have it write to /tmp or to its home (HOME) instead, by ${ways[by]}.${user}`;
  return noRight.test(says) ? `Its image runs as nobody: what it needs of its own files must be for all to read.${user}` : undefined;
}
