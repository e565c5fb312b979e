import type { PolicyRequest } from '../../../schema/policy.ts';
import { resourceName } from '../../names/resource-name.ts';
import { restDenied } from '../../words/rest-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayTests } from '../../words/say-tests.ts';

/** What its policy does, in sentences. */
export const envoyAiGatewayWords: EffectWords = {
  one: {
    allow: (name, item) => `Envoy AI Gateway exposes ${name}, as often as the agent likes${sayTests(item)}`,
    limit: (name, item) => `Envoy AI Gateway exposes ${name}, as often as the agent likes, because a route cannot limit how often a tool runs${sayTests(item)}`,
    ask: (name, item) => (item.item.eased === undefined ? `Envoy AI Gateway does not expose ${name}, because it cannot wait for a person` : `Envoy AI Gateway refuses calls of ${name}${sayTests(item)}`),
    deny: (name, item) => (item.item.eased === undefined ? `Envoy AI Gateway does not expose ${name}` : `Envoy AI Gateway refuses calls of ${name}${sayTests(item)}`),
  },
  many: [[['allow', 'limit'], 'exposed without a limit'], [['ask', 'deny'], 'denied']],
  refused: 'denied because a route cannot name it',
  rest: restDenied('the route does not include it'),
};

/** How to apply it. */
export function envoyAiGatewaySteps({ serverKey }: PolicyRequest): string[] {
  const name = resourceName(serverKey);
  return [
    `Merge this into the MCPRoute that routes to the server, or put your Gateway in place of my-gateway; the backend is called ${name} here, and the rules name it too.`,
    'Look for other rules of the route: the first that matches decides.',
    'Apply it with "kubectl apply --dry-run=server -f mcproute.yaml" first: the API server names what the CRD does not allow.',
    `List the tools through the gateway, where they are called ${name}__<tool>, and see that those that are denied are missing.`,
  ];
}
