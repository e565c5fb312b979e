import type { Json } from '../../../schema/json.ts';
import type { PolicyRequest } from '../../../schema/policy.ts';
import { resourceName } from '../../names/resource-name.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayName } from '../../words/say-name.ts';
import { sayFill } from '../../words/say-tests.ts';
import { deniedInstead, runsInstead, sayUnasked } from '../../words/say-unasked.ts';
import { sayUnlimited } from '../../words/say-unlimited.ts';
import { envoySelector, envoyTools } from './envoy-tools.ts';

const unlisted = 'Denied: the backend exposes only tools that are included here, and that holds for tools the server adds later too.';

/** A route with what the backend exposes. */
export function envoyAiGatewayPolicy(items: readonly SpelledItem[], request: PolicyRequest): SpelledPolicy {
  const backend = resourceName(request.serverKey);
  const tools = envoyTools(items, backend);
  const data: Json = {
    apiVersion: 'aigateway.envoyproxy.io/v1beta1', kind: 'MCPRoute', metadata: { name: backend },
    spec: {
      parentRefs: [{ name: 'my-gateway', kind: 'Gateway', group: 'gateway.networking.k8s.io' }],
      backendRefs: [{ name: backend, kind: 'Backend', group: 'gateway.envoyproxy.io', toolSelector: envoySelector(tools) }],
      ...(tools.rules.length > 0 && { securityPolicy: { authorization: { defaultAction: 'Allow', rules: tools.rules } } }),
    },
  };
  const crowded = tools.crowded.length === 0 ? [] : [`An MCPRoute has room for few rules, so ${tools.crowded.length === 1 ? sayName((tools.crowded[0] as { spelling: string }).spelling) : `each of ${tools.crowded.length} tools`} is denied instead of tested.`];
  const product = 'Envoy AI Gateway';
  return { data, lossy: [...sayUnlimited(items, product, runsInstead), ...sayUnasked(items, product, deniedInstead), ...crowded, ...sayFill(items)], unlisted };
}
