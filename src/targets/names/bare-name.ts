import { hasWholeCharacters } from './whole-characters.ts';

/** A tool under its own name, for gateways that look at calls as they pass and deny what they do not know. */
export function bareName(tool: string): { name: string } | { refused: string } {
  if (tool.trim() === '') return { refused: 'its name is blank; it is denied like any tool that is not listed' };
  if (!hasWholeCharacters(tool)) return { refused: 'its name holds half a character, which no policy can spell; it is denied like any tool that is not listed' };
  return { name: tool };
}
