import type { PolicyRequest } from '../../../schema/policy.ts';
import { restDenied } from '../../words/rest-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';

/** What its policy does, in sentences. */
export const openaiAgentsWords: EffectWords = {
  one: {
    allow: (name) => `The model may call ${name}, and the call runs without asking`,
    limit: (name) => `A run is interrupted for approval before each call of ${name}, because the SDK cannot limit how often a tool runs`,
    ask: (name) => `A run is interrupted for approval before each call of ${name}`,
    deny: (name) => `${name} is not offered to the model`,
  },
  many: [[['allow'], 'run without asking'], [['limit', 'ask'], 'run only after an approval'], [['deny'], 'not offered to the model']],
  refused: 'not offered either, because a list cannot name it',
  rest: restDenied('allowedTools does not list it'),
};

/** How to apply it. */
export function openaiAgentsSteps({ scope }: PolicyRequest): string[] {
  return [
    scope === 'tool'
      ? 'Give the options to hostedMcpTool; if the server is there already, add only this name to its allowedTools and requireApproval.'
      : 'Give the options to hostedMcpTool, in place of older ones of the same server.',
    'Add its serverUrl, and its authorization if the server wants one: they are not part of the policy.',
    'Answer each interruption of a run after a person has looked at the arguments, or give onApproval.',
    'For a server that your program starts itself, which cannot ask, give the names under requireApproval.never as allowed to createMCPToolStaticFilter.',
  ];
}
