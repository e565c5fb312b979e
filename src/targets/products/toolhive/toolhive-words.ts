import type { PolicyRequest } from '../../../schema/policy.ts';
import { grantsOf } from '../../arguments/grants-of.ts';
import { resourceName } from '../../names/resource-name.ts';
import { restDenied } from '../../words/rest-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayRate } from '../../words/say-rate.ts';
import { sayTests } from '../../words/say-tests.ts';
import { approverRole } from '../../words/say-unasked.ts';

/** What its policy does, in sentences. */
export const toolhiveWords: EffectWords = {
  one: {
    allow: (name, item) => `ToolHive lets ${name} be called, as often as the agent likes${sayTests(item)}`,
    limit: (name, item) => `ToolHive lets ${name} be called at most ${sayRate(item.item.rate)} by all users together; calls beyond that are refused${sayTests(item)}`,
    ask: (name, item) => `ToolHive lets only callers with the role ${approverRole} see and call ${name}, because it cannot wait for a person${sayTests(item)}`,
    deny: (name, item) => `ToolHive ${item.item.eased === undefined ? `does not list ${name}, and refuses its calls` : `refuses calls of ${name}${sayTests(item)}`}`,
  },
  many: [[['allow'], 'allowed without a limit'], [['limit'], 'allowed only so often'], [['ask'], `for the role ${approverRole} only`], [['deny'], 'not listed and refused']],
  refused: 'denied because a policy cannot name it',
  rest: restDenied('no policy permits it'),
};

/** How to apply it. */
export function toolhiveSteps({ serverKey, items }: PolicyRequest): string[] {
  return [
    `Merge this into the MCPServer resource of the server, here called ${resourceName(serverKey)}; keep its image, transport and the rest.`,
    ...(items.some((item) => grantsOf(item).some(({ decision }) => decision === 'limit')) ? ['Put in the address of your Redis: ToolHive counts calls there, and refuses rates without it.'] : []),
    'Without Kubernetes, put the policies under cedar.policies of an authz.yaml and start the server with "thv run --authz-config authz.yaml"; there are no rates then.',
    'Give the server an OIDC configuration: without one every caller is the same local user, and nobody has a role.',
    'List the tools through the proxy, and see that those that are denied are missing.',
  ];
}
