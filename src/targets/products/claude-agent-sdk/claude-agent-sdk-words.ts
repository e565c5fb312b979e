import type { PolicyRequest } from '../../../schema/policy.ts';
import { clientWords } from '../../words/client-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';

/** What its policy does, in sentences. */
export const claudeAgentSdkWords: EffectWords = {
  ...clientWords('Claude Agent SDK'),
  refused: 'left without a rule, because a rule cannot name it',
  rest: {
    tool: (title) => `Other tools of ${title} stay as they are.`,
    server: (title) => `A tool that is not listed, such as one ${title} adds later, stays as it is: by default the SDK asks.`,
  },
};

/** How to apply it. */
export function claudeAgentSdkSteps({ serverKey }: PolicyRequest): string[] {
  return [
    'Spread the object into the options of query; in Python the options are allowed_tools and disallowed_tools, and settings is the same object as a JSON text.',
    `Check that mcpServers of the options calls the server ${sayName(serverKey)}: under another name the rules match nothing.`,
    'Set permissionMode to default and answer in canUseTool: without an answer, what asks is refused.',
    'Set settingSources to an empty list, or look into the settings files it loads: their rules count too, deny before ask before allow.',
    'Leave allowDangerouslySkipPermissions out: in that mode what has no rule runs.',
  ];
}
