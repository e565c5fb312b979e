import type { PolicyRequest } from '../../../schema/policy.ts';
import { restDenied } from '../../words/rest-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';

/** What its policy does, in sentences. */
export const agentgatewayWords: EffectWords = {
  one: {
    allow: (name) => `agentgateway lets ${name} be called, as often as the agent likes`,
    limit: (name) => `agentgateway lets ${name} be called, as often as the agent likes, because its rules cannot limit how often a tool runs`,
    ask: (name) => `agentgateway does not list ${name} and refuses its calls, because it cannot wait for a person`,
    deny: (name) => `agentgateway does not list ${name} and refuses its calls`,
  },
  many: [[['allow', 'limit'], 'allowed without a limit'], [['ask', 'deny'], 'not listed and refused']],
  refused: 'denied because a rule cannot name it',
  rest: restDenied('no rule allows it'),
};

/** How to apply it. */
export function agentgatewaySteps({ serverKey }: PolicyRequest): string[] {
  return [
    'Add the rules to the policies of your route, or of mcp as here; on a single target they do not hold.',
    `Check that the target is called ${sayName(serverKey)}: under another name the rules allow nothing.`,
    'Add a rule such as has(mcp.prompt) or has(mcp.resource) if clients need prompts or resources: these rules close them too.',
    'Start agentgateway with --validate-only first: it names every error.',
    'List the tools through the gateway, and see that those that are denied are missing.',
  ];
}
