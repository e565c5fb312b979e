import type { PolicyRequest } from '../../../schema/policy.ts';
import { clientWords } from '../../words/client-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';

/** What its policy does, in sentences. */
export const copilotCliWords: EffectWords = {
  ...clientWords('Copilot CLI'),
  refused: 'left without a flag, because a flag cannot name it',
  rest: {
    tool: (title) => `Other tools of ${title} stay as they are.`,
    server: (title) => `A tool that is not listed, such as one ${title} adds later, stays as it is: by default Copilot CLI asks.`,
  },
};

/** How to apply it. */
export function copilotCliSteps({ serverKey }: PolicyRequest): string[] {
  return [
    'Start Copilot CLI with these flags, for example by an alias in your shell: it keeps no such rules in a file.',
    `Check that ~/.copilot/mcp-config.json calls the server ${sayName(serverKey)}: under another name the flags match nothing.`,
    ...(serverKey === 'github' ? ['Add --disable-builtin-mcps if you mean a server of your own: Copilot CLI brings one that is called github too.'] : []),
    'Leave out --allow-all-tools and --yolo: they let run what should ask.',
    'For the cloud agent, which asks nobody, list only the allowed tools under tools of the server in the repository settings.',
  ];
}
