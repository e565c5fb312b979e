import type { Evidence } from '../../schema/assessment.ts';
import { textOf } from '../../schema/tool.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { hiddenCharacters } from '../../text/visible.ts';

/** Rule id of this finding; it is no rule of the catalog because it looks at characters, not at words. */
export const hiddenCharacterRule = 'hidden-characters';

/** The first hidden character of the name, the title and the description of a tool, as evidence. */
export function hiddenCharacterEvidence(tool: ToolDefinition): Evidence[] {
  const texts = [['name', tool.name], ['title', textOf(tool.title)], ['description', textOf(tool.description)]] as const;
  return texts.flatMap(([place, text]) => {
    if (/^[\t\n\r\x20-\x7e]*$/.test(text)) return [];
    const [first] = hiddenCharacters(text);
    if (first === undefined) return [];
    const end = first.index + (first.codePoint > 0xffff ? 2 : 1);
    return [{ facet: 'flags', value: 'hidden-characters', in: place, path: `/${place}`, start: first.index, end, text: text.slice(first.index, end), rule: hiddenCharacterRule, strength: 'decisive' } as const];
  });
}
