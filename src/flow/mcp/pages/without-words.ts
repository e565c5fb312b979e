import type { Inline, Prose } from '../../../page/media/prose.ts';
import { plainName } from '../answers/plain-name.ts';

/** Commands that pages name. */
const command = /^toolrisk (?:scan|explain|policy) [a-z0-9-]+(?: --for [a-z0-9-]+)?(?: (?:--tool[ =])?\S{1,128})?$/;

/**
 * A sentence of a page in which a stranger's words are names at the most: what stands in it as code. `facts`: its plain text may be a
 * stranger's as well, as versions and licences are.
 */
export function withoutWords(prose: Prose, facts = false): Prose {
  return prose.map((part): Inline => {
    if ('code' in part) return { code: command.test(part.code) ? part.code : plainName(part.code) };
    return facts && 'text' in part && part.text.trim() !== '' ? { text: plainName(part.text) } : part;
  });
}
