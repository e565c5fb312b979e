import type { Inline, Prose } from '../../../page/media/prose.ts';
import { plainName } from '../answers/plain-name.ts';
import { plainWord } from '../answers/plain-word.ts';

/** A sentence in which a stranger's words are names at the most. Links and words of ours stay. */
export function withoutWords(prose: Prose): Prose {
  return prose.map((part): Inline => {
    if ('code' in part) return { code: plainWord(part.code) };
    return 'text' in part && part.text.trim() !== '' ? { text: plainName(part.text) } : part;
  });
}
