import type { PolicyRequest } from '../../../schema/policy.ts';
import { restDenied } from '../../words/rest-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';

/** What its policy does, in sentences. */
export const openaiResponsesWords: EffectWords = {
  one: {
    allow: (name) => `The model may call ${name}, and OpenAI runs the call without asking`,
    limit: (name) => `The response asks for approval before each call of ${name}, because the API cannot limit how often a tool runs`,
    ask: (name) => `The response asks for approval before each call of ${name}`,
    deny: (name) => `${name} is not offered to the model`,
  },
  many: [[['allow'], 'run without asking'], [['limit', 'ask'], 'run only after an approval'], [['deny'], 'not offered to the model']],
  refused: 'not offered either, because a list cannot name it',
  rest: restDenied('allowed_tools does not list it'),
};

/** How to apply it. */
export function openaiResponsesSteps({ scope }: PolicyRequest): string[] {
  return [
    scope === 'tool'
      ? 'Put the tool into the tools of the request; if the server is there already, add only this name to its allowed_tools and require_approval.'
      : 'Put the tool into the tools of the request, in place of an older one of the same server.',
    'Add its server_url or tunnel_id, and its authorization if the server wants one: they are not part of the policy.',
    'Answer each mcp_approval_request of a response with an mcp_approval_response after a person has looked at the arguments.',
  ];
}
