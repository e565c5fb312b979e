import type { PolicyRequest } from '../../../schema/policy.ts';
import { clientWords } from '../../words/client-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';

/** What its policy does, in sentences. */
export const qwenCodeWords: EffectWords = {
  ...clientWords('Qwen Code'),
  refused: 'left without a rule, because a rule cannot name it',
  rest: {
    tool: (title) => `Other tools of ${title} stay as they are.`,
    server: (title) => `A tool that is not listed, such as one ${title} adds later, stays as it is: by default Qwen Code asks.`,
  },
};

/** How to apply it. */
export function qwenCodeSteps({ serverKey }: PolicyRequest): string[] {
  return [
    'Add the rules to permissions in ~/.qwen/settings.json, or in .qwen/settings.json of a project; keep the rules that are there.',
    `Check that mcpServers of the settings calls the server ${sayName(serverKey)}: under another name the rules match nothing.`,
    'Leave trust of the server unset, and look for other rules that match the same tools: deny counts before ask before allow.',
    'Set tools.approvalMode to default: in auto mode a model decides about tools without a rule, and in yolo all runs that is not denied, what asks too.',
    'Run /permissions in Qwen Code and see that every rule is listed.',
  ];
}
