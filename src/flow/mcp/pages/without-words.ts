import type { Inline, Prose } from '../../../page/media/prose.ts';
import { plainName } from '../answers/plain-name.ts';

/** Words of commands that pages name; the last may be the name of a tool. */
const [commands, ownWord, toolWord] = [new Set(['scan', 'explain', 'policy']), /^[a-z0-9-]{1,128}$/, /^(?:--tool=)?\S{1,128}$/];

/**
 * A sentence of a page in which a stranger's words are names at the most: what stands in it as code. `facts`: its plain text may be a
 * stranger's as well, as versions and licences are.
 */
export function withoutWords(prose: Prose, facts = false): Prose {
  return prose.map((part): Inline => {
    if ('code' in part) return { code: isCommand(part.code) ? part.code : plainName(part.code) };
    return facts && 'text' in part && part.text.trim() !== '' ? { text: plainName(part.text) } : part;
  });
}

/** `toolrisk scan <server>`, `explain <server> <tool>`, `policy <server> --for <product> [--tool <tool>]`. */
function isCommand(text: string): boolean {
  const [program, command = '', server = '', ...rest] = text.split(' ');
  if (program !== 'toolrisk' || !commands.has(command) || !ownWord.test(server)) return false;
  const left = rest[0] === '--for' && ownWord.test(rest[1] ?? '') ? rest.slice(2) : rest;
  const [tool, ...more] = left[0] === '--tool' ? left.slice(1) : left;
  return more.length === 0 && (tool === undefined ? left.length === 0 : toolWord.test(tool));
}
