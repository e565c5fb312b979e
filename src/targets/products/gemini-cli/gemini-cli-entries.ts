import type { FindEntries } from '../../names/named-entry.ts';
import { spelled } from '../../names/spelled.ts';
import { geminiCliNames } from './gemini-cli-decide.ts';
import { geminiCliName } from './gemini-cli-name.ts';

/** The rules about tools of servers. */
export const findGeminiCliEntries: FindEntries = (data, serverKey) => {
  const spell = spelled(geminiCliName, serverKey);
  // Bare names are tools of Gemini CLI itself.
  return geminiCliNames(data, serverKey).filter(({ name }) => /^(mcp|\*)/.test(name)).map(({ name, rule, matches }) => ({
    text: name, place: rule, spell, isPattern: name.endsWith('*'), isOwn: name.startsWith(`mcp_${serverKey}_`),
    matches: (tool) => spell(tool) !== null && matches(spell(tool) as string),
  }));
};
