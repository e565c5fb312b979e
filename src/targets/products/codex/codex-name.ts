import { hasWholeCharacters } from '../../names/whole-characters.ts';

/**
 * The name by which Codex's `enabled_tools`, `disabled_tools` and `tools` tables know a tool: the one its server gives, whatever
 * the model sees (there `a.b` becomes `a_b`, with a hash where two would be alike). Servers under other keys than these
 * characters are left out of the session, and a tool list with half a character in it cannot be read. Measured on 0.169.0.
 */
export function codexName(serverKey: string, tool: string): { name: string } | { refused: string } {
  if (!/^[A-Za-z0-9_./:@-]+$/.test(serverKey)) return { refused: 'Codex does not start a server under this key; letters, digits and _ - . / : @ are allowed' };
  if (!hasWholeCharacters(tool)) return { refused: 'its name holds half a character, which neither TOML nor Codex can read' };
  return { name: tool };
}
