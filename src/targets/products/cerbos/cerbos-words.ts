import { restDenied } from '../../words/rest-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayTests } from '../../words/say-tests.ts';
import { approverRole } from '../../words/say-unasked.ts';

/** What its policy does, in sentences. */
export const cerbosWords: EffectWords = {
  one: {
    allow: (name, item) => `Cerbos lets ${name} be listed and called, as often as the agent likes${sayTests(item)}`,
    limit: (name, item) => `Cerbos lets ${name} be listed and called, as often as the agent likes, because it cannot limit how often a tool runs${sayTests(item)}`,
    ask: (name, item) => `Cerbos lets only the role ${approverRole} call ${name}, because it cannot wait for a person${sayTests(item)}`,
    deny: (name, item) => `Cerbos ${item.item.eased === undefined ? `does not let ${name} be listed or called` : `denies calls of ${name}${sayTests(item)}`}`,
  },
  many: [[['allow', 'limit'], 'allowed without a limit'], [['ask'], `for the role ${approverRole} only`], [['deny'], 'denied']],
  refused: 'denied because an action cannot name it',
  rest: restDenied('no rule allows it'),
};

/** How to apply it. */
export function cerbosSteps(): string[] {
  return [
    'Save the policy in the policy folder of Cerbos; where one server has a policy for mcp_server already, add only the rules, or give each server its own resource kind.',
    'Run "cerbos compile" on the folder.',
    'Add CerbosAuthorizationMiddleware of cerbos-fastmcp to the server, with a principal builder that takes roles from the token.',
    'Add the actions prompts/list and resources/list to the first rule if clients need them: this policy closes both.',
    `Give the role ${approverRole} only to people who look at each call, and call a denied tool to see that the answer is Unauthorized.`,
  ];
}
