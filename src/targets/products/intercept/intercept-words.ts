import type { PolicyRequest } from '../../../schema/policy.ts';
import { restDenied } from '../../words/rest-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { sayRate } from '../../words/say-rate.ts';
import { sayTests } from '../../words/say-tests.ts';

const hidden = 'is taken off the tool list and its calls are denied';

/** What its policy does, in sentences. */
export const interceptWords: EffectWords = {
  one: {
    allow: (name, item) => `${name} can be called, as often as the agent likes${sayTests(item)}`,
    limit: (name, item) => `${name} can be called at most ${sayRate(item.item.rate)}, by the clock; calls beyond that are denied${sayTests(item)}`,
    ask: (name, item) => `${name} ${item.item.eased === undefined ? `${hidden}, because Intercept cannot wait for a person` : `is denied, because Intercept cannot wait for a person${sayTests(item)}`}`,
    deny: (name, item) => `${name} ${item.item.eased === undefined ? hidden : `is denied${sayTests(item)}`}`,
  },
  many: [[['allow'], 'allowed without a limit'], [['limit'], 'allowed only so often'], [['ask', 'deny'], 'denied']],
  refused: 'denied because a policy cannot name it',
  rest: restDenied('the policy does not list it'),
};

/** How to apply it. */
export function interceptSteps(request: PolicyRequest): string[] {
  return [
    request.scope === 'tool' ? 'Save the policy as policy.yaml, or add the entry of this tool to the policy you have.' : 'Save the policy as policy.yaml.',
    'Run "intercept validate -c policy.yaml": it names every error.',
    `Start ${sayName(request.title)} through it, "intercept -c policy.yaml -- command args", in the MCP configuration of every client; a direct connection is not checked.`,
    'Call a tool that is denied, and see that the answer begins with [INTERCEPT POLICY DENIED].',
  ];
}
