import { dig } from '../../languages/json/dig.ts';
import { yaml } from '../../languages/yaml/yaml.ts';
import { makeProduct } from '../../make-product.ts';
import { bareName } from '../../names/bare-name.ts';
import { namesIn } from '../../names/names-in.ts';
import { denied } from '../../simulate/stance.ts';
import { combineEnvoyAiGateway } from './envoy-ai-gateway-combine.ts';
import { decideEnvoyAiGateway } from './envoy-ai-gateway-decide.ts';
import { findEnvoyAiGatewayEntries } from './envoy-ai-gateway-entries.ts';
import { envoyAiGatewayPolicy } from './envoy-ai-gateway-policy.ts';
import { readEnvoyAiGateway } from './envoy-ai-gateway-read.ts';
import { envoyAiGatewaySteps, envoyAiGatewayWords } from './envoy-ai-gateway-words.ts';

/**
 * An MCPRoute of Envoy AI Gateway: the tools a backend exposes, and rules for those whose arguments are tested (api/v1beta1 and
 * internal/mcpproxy of envoyproxy/ai-gateway, v1.1.0). Exclude wins over include. Of the rules the first that matches decides; all
 * else is let through, so `initialize`, lists and other backends stay as they are.
 */
export const envoyAiGateway = makeProduct({
  label: 'Envoy AI Gateway', fileName: 'mcproute.yaml', format: yaml,
  proof: { level: 'documented', version: 'Envoy AI Gateway 1.1.0', source: 'github.com/envoyproxy/ai-gateway', says: 'Read in the source of envoyproxy/ai-gateway v1.1.0; the route passes a schema written from the limits of its CRD, which is not the vendor\'s, and each expression was evaluated with a CEL engine. The gateway was not run.' },
  says: () => true, unlimited: 'runs', unasked: 'denied',
  nameOf: (_key, tool) => bareName(tool), policyOf: envoyAiGatewayPolicy, words: envoyAiGatewayWords, steps: envoyAiGatewaySteps, decide: decideEnvoyAiGateway,
  read: readEnvoyAiGateway, findEntries: findEnvoyAiGatewayEntries, combine: combineEnvoyAiGateway, stance: () => denied,
  unmerged: 'the rules of a route count in their order, and where ours belong among those of its other backends a person must say',
  serverKeys: (data) => namesIn(dig(data, 'spec', 'backendRefs')),
});
