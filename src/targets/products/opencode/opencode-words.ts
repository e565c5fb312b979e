import type { PolicyRequest } from '../../../schema/policy.ts';
import { clientWords } from '../../words/client-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';

/** What its policy does, in sentences. */
export const opencodeWords: EffectWords = {
  ...clientWords('opencode'),
  refused: 'left to the rule for the whole server, because no other rule can name it',
  rest: {
    tool: (title) => `Other tools of ${title} stay as they are: by default opencode runs them.`,
    server: (title) => `A tool that is not listed, such as one ${title} adds later, is asked about.`,
  },
};

/** How to apply it. */
export function opencodeSteps({ serverKey }: PolicyRequest): string[] {
  return [
    'Add the rules to the permission object of opencode.json in the project, or of ~/.config/opencode/opencode.json for all projects.',
    `Check that your configuration calls the server ${sayName(serverKey)} under mcp: under another name the rules match nothing.`,
    'Keep the order, and put wider rules such as * before them: the last rule that matches decides.',
    'Run opencode debug config and see that every rule is listed.',
  ];
}
