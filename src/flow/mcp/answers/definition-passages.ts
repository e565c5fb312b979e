import { parameterRows } from '../../../page/tool/parameter-rows.ts';
import { textOf } from '../../../schema/tool.ts';
import type { ToolDefinition } from '../../../schema/tool.ts';
import type { Passage } from './untrusted-words.ts';

/** What a definition says in words: title, description, and each parameter with its own. */
export function definitionPassages(definition: ToolDefinition): Passage[] {
  const parameters = parameterRows(definition).rows.map(({ path, type, isRequired, description }) => `${path} (${type}${isRequired ? ', required' : ''}): ${description}`);
  return [
    { label: 'Title', text: textOf(definition.title) },
    { label: 'Description', text: textOf(definition.description) },
    { label: 'Parameters', text: parameters.join('\n') },
  ];
}
