import { hasWholeCharacters } from './whole-characters.ts';

/**
 * A name made of the server's and the tool's, for products that document no more than this. `special` are characters that would mean
 * something else there: a border, a pattern. What holds one is refused, for nobody has tried what becomes of it.
 */
export function joinedName(serverKey: string, tool: string, { join, special }: { join: (server: string, tool: string) => string; special?: RegExp }): { name: string } | { refused: string } {
  if (serverKey.trim() === '' || special?.test(serverKey) === true) return { refused: 'an entry cannot safely name a server under this key: it is blank or holds a character with a meaning of its own' };
  if (tool.trim() === '') return { refused: 'its name is blank, so no entry can name it alone' };
  if (special?.test(tool) === true) return { refused: 'its name holds a character with a meaning of its own in an entry' };
  if (!hasWholeCharacters(serverKey + tool)) return { refused: 'its name holds half a character, which no file can spell' };
  return { name: join(serverKey, tool) };
}
