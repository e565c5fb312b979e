import type { PolicyRequest } from '../../../schema/policy.ts';
import { clientWords } from '../../words/client-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';

/** What its policy does, in sentences. */
export const geminiCliWords: EffectWords = {
  ...clientWords('Gemini CLI'),
  refused: 'left without a rule of its own, because a rule cannot name it',
  rest: {
    tool: (title) => `Other tools of ${title} stay as they are.`,
    server: (title) => `A tool that is not listed, such as one ${title} adds later, is asked about.`,
  },
};

/** How to apply it. */
export function geminiCliSteps({ serverKey }: PolicyRequest): string[] {
  return [
    'Save the rules as a .toml file of their own in ~/.gemini/policies; files in a project are not read.',
    `Check that settings.json calls the server ${sayName(serverKey)} under mcpServers: under another name the rules match nothing.`,
    'Look for rules of your own with a higher priority, and for what an administrator set: those win.',
    'Start Gemini CLI and read its warnings: a file with a mistake is dropped as a whole.',
  ];
}
