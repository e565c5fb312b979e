import type { PolicyRequest } from '../../../schema/policy.ts';
import { restDenied } from '../../words/rest-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';

/** What its policy does, in sentences. */
export const claudeApiWords: EffectWords = {
  one: {
    allow: (name) => `The model may call ${name}, and the call runs without asking`,
    limit: (name) => `${name} is not offered to the model, because the connector cannot limit how often a tool runs`,
    ask: (name) => `${name} is not offered to the model, because the connector cannot wait for a person`,
    deny: (name) => `${name} is not offered to the model`,
  },
  many: [[['allow'], 'run without asking'], [['limit', 'ask', 'deny'], 'not offered to the model']],
  refused: 'not offered either, because a toolset cannot name it',
  rest: restDenied('the toolset does not enable it'),
};

/** How to apply it. */
export function claudeApiSteps({ serverKey, scope, items }: PolicyRequest): string[] {
  return [
    scope === 'tool'
      ? 'Put the toolset into the tools of the request; if the server has one already, add only the entry of this tool to its configs.'
      : 'Put the toolset into the tools of the request, in place of an older one of the same server.',
    `Name the server ${sayName(serverKey)} in mcp_servers of the same request: a toolset and its server are joined by that name.`,
    'Send the header anthropic-beta: mcp-client-2025-11-20.',
    ...(items.some(({ decision }) => decision === 'ask' || decision === 'limit')
      ? ['Enable what should ask only where your own program runs the calls, or in Managed Agents, whose permission policies can ask.'] : []),
  ];
}
