import type { Json } from '../../../schema/json.ts';
import type { PolicyRequest } from '../../../schema/policy.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { deniedInstead, runsInstead, sayUnasked } from '../../words/say-unasked.ts';
import { sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';
import { agentgatewayRules } from './agentgateway-rules.ts';

const unlisted = 'Denied: once there is an allow rule, all else is denied: tools the server adds later, those of other targets that no rule allows, prompts and resources.';

/** The rules of one target. */
export function agentgatewayPolicy(items: readonly SpelledItem[], { serverKey }: PolicyRequest): SpelledPolicy {
  const data: Json = { mcp: { policies: { mcpAuthorization: { rules: agentgatewayRules(items, serverKey) } } } };
  const lossy = [...sayUnlimited(items, 'agentgateway', runsInstead), ...sayUnasked(items, 'agentgateway', deniedInstead), ...sayUntested(items, 'agentgateway')];
  return { data, lossy, unlisted };
}
