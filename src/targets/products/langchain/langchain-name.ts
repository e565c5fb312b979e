import { hasWholeCharacters } from '../../names/whole-characters.ts';

/**
 * The name under which an agent knows a tool, and by which `interruptOn` calls it: the tool's own, as the MCP adapters load it unless
 * they are told to put a prefix before it. `__proto__` is no entry of an object in JavaScript, so the middleware would never see it.
 */
export function langchainName(_serverKey: string, tool: string): { name: string } | { refused: string } {
  if (tool.trim() === '') return { refused: 'its name is blank, so no entry can name it' };
  if (tool === '__proto__') return { refused: 'an object of JavaScript cannot hold an entry of that name, so the tool would run without asking' };
  return hasWholeCharacters(tool) ? { name: tool } : { refused: 'its name holds half a character, which no file can spell' };
}
