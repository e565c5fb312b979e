import type { PolicyRequest } from '../../../schema/policy.ts';
import { restDenied } from '../../words/rest-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { sayTests } from '../../words/say-tests.ts';
import { approverRole } from '../../words/say-unasked.ts';

/** What its policy does, in sentences. */
export const agentcoreWords: EffectWords = {
  one: {
    allow: (name, item) => `AgentCore lets ${name} be called, as often as the agent likes${sayTests(item)}`,
    limit: (name, item) => `AgentCore lets ${name} be called, as often as the agent likes, because it cannot limit how often a tool runs${sayTests(item)}`,
    ask: (name, item) => `AgentCore lets only callers whose token says role ${approverRole} call ${name}, because it cannot wait for a person${sayTests(item)}`,
    deny: (name, item) => `AgentCore refuses calls of ${name}${sayTests(item)}`,
  },
  many: [[['allow', 'limit'], 'allowed without a limit'], [['ask'], `for the role ${approverRole} only`], [['deny'], 'refused']],
  refused: 'denied because a policy cannot name it',
  rest: restDenied('no policy permits it'),
};

/** How to apply it. */
export function agentcoreSteps({ serverKey }: PolicyRequest): string[] {
  return [
    `Check that the gateway calls the target ${sayName(serverKey)}: actions are spelled with its name and three underscores.`,
    'Put the ARN of your gateway in place of the one in the policies, and AgentCore::IamEntity in place of AgentCore::OAuthUser where callers sign in with IAM; roles do not exist there.',
    'Create one policy from each statement in the policy engine of the gateway; creation fails where a statement does not fit its tools.',
    'Set the policy engine to enforce, call a tool that is denied, and see that it is refused.',
  ];
}
