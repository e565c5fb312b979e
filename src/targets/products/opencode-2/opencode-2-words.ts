import type { PolicyRequest } from '../../../schema/policy.ts';
import { refusingWords, sayKey } from '../../words/refusing-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';

/** What its policy does, in sentences. */
export const opencode2Words: EffectWords = {
  ...refusingWords('opencode 2'),
  refused: 'left to the rule for the whole server, because no rule can name it',
  rest: {
    tool: (title) => `Other tools of ${title} stay as they are.`,
    server: (title) => `A tool that is not listed, such as one ${title} adds later, is asked about.`,
  },
};

/** How to apply it. */
export function opencode2Steps({ serverKey }: PolicyRequest): string[] {
  return [
    'Run opencode --version first: 1 refuses a file with this list and wants the policy of --for opencode, which 2 reads too.',
    'Add the rules to permissions in opencode.json of a project or in ~/.config/opencode, in this order and behind those that are there: the last rule that matches decides.',
    sayKey('mcp.servers in the configuration', serverKey),
    'Call an allowed, an asked and a denied tool once and see what opencode does: this format was read and never tried.',
  ];
}
