import type { PolicyRequest } from '../../../schema/policy.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';

/** What its policy does, in sentences. */
export const clineWords: EffectWords = {
  one: {
    allow: (name) => `Cline runs ${name} without asking`,
    limit: (name) => `Cline asks before each call of ${name}, because it cannot limit how often a tool runs`,
    ask: (name) => `Cline asks before each call of ${name}`,
    deny: (name) => `Cline asks before each call of ${name}, because the list can only allow`,
  },
  many: [[['allow'], 'allowed without asking'], [['limit', 'ask', 'deny'], 'asked about before each call']],
  refused: 'asked about, because an entry cannot name it',
  rest: {
    tool: (title) => `Other tools of ${title} ask as long as the list does not name them.`,
    server: (title) => `A tool that is not listed, such as one ${title} adds later, is asked about.`,
  },
};

/** How to apply it. */
export function clineSteps({ serverKey }: PolicyRequest): string[] {
  return [
    `Add autoApprove to the server ${sayName(serverKey)} in cline_mcp_settings.json, beside its command or url.`,
    'Switch auto-approval of MCP servers on, without which what is listed asks too, and leave the switches that approve everything off.',
    'Do not take the list for one of the command line: there one switch approves all tools, and this list is not looked at.',
    'Call an allowed and an asked tool once and see what Cline does: this format was read and never tried.',
  ];
}
