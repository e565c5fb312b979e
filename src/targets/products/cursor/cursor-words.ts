import type { PolicyRequest } from '../../../schema/policy.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';

/** What its policy does, in sentences. */
export const cursorWords: EffectWords = {
  one: {
    allow: (name) => `Cursor runs ${name} without asking`,
    limit: (name) => `Cursor asks before each call of ${name}, because it cannot limit how often a tool runs`,
    ask: (name) => `Cursor asks before each call of ${name}`,
    deny: (name) => `Cursor asks before each call of ${name}, because the list can only allow`,
  },
  many: [[['allow'], 'allowed without asking'], [['limit', 'ask', 'deny'], 'asked about before each call']],
  refused: 'asked about, because an entry cannot name it',
  rest: {
    tool: (title) => `Other tools of ${title} ask as long as the list does not name them.`,
    server: (title) => `A tool that is not listed, such as one ${title} adds later, is asked about.`,
  },
};

/** How to apply it. */
export function cursorSteps({ serverKey, items }: PolicyRequest): string[] {
  const denied = items.some(({ decision }) => decision === 'deny');
  return [
    'Add the entries to mcpAllowlist in ~/.cursor/permissions.json, or in .cursor/permissions.json of a workspace: the entries of both files count together.',
    `Check that .cursor/mcp.json calls the server ${sayName(serverKey)}: under another name the entries match nothing.`,
    'Move there what the list in Cursor Settings allows: the file replaces that list, and the team dashboard replaces both.',
    ...(denied ? ['Switch denied tools off under MCP in Cursor Settings: the file cannot deny them.'] : []),
  ];
}
