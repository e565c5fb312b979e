import type { PolicyRequest } from '../../../schema/policy.ts';
import { restDenied } from '../../words/rest-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { sayRate } from '../../words/say-rate.ts';

const hidden = 'is taken off the tool list and its calls are denied';

/** What its policy does, in sentences. */
export const policylayerWords: EffectWords = {
  one: {
    allow: (name) => `${name} can be called, as often as the agent likes`,
    limit: (name, { item }) => `${name} can be called at most ${sayRate(item.rate)} under one grant; calls beyond that are denied`,
    ask: (name) => `${name} ${hidden}, because PolicyLayer cannot wait for a person`,
    deny: (name) => `${name} ${hidden}`,
  },
  many: [[['allow'], 'allowed without a limit'], [['limit'], 'allowed only so often under one grant'], [['ask', 'deny'], 'taken off the tool list and denied']],
  refused: 'denied because a policy cannot name it',
  rest: restDenied('the policy does not list it'),
};

/** How to apply it. */
export function policylayerSteps(request: PolicyRequest): string[] {
  return [
    `Register ${sayName(request.title)} with PolicyLayer and make a grant for the agent.`,
    request.scope === 'tool'
      ? 'Paste the policy as raw JSON if the grant has none yet; if it has one, add only the entry of this tool and keep the rest.'
      : 'Paste the policy as raw JSON and attach it to the grant; a grant without a policy denies every call.',
    'Point the MCP client at the address of the gateway, and remove its direct connection to the server: what does not pass the gateway is not checked.',
    'Call a tool that is denied, and see that the answer is an error that begins with [POLICY DENIED].',
  ];
}
