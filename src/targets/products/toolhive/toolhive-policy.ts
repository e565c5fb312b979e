import type { Json, JsonObject } from '../../../schema/json.ts';
import type { PolicyRequest } from '../../../schema/policy.ts';
import { grantsOf } from '../../arguments/grants-of.ts';
import type { Grant } from '../../arguments/grants-of.ts';
import { cedarAll, cedarField, cedarHas, cedarValue, cedarVariable } from '../../languages/cedar/cedar-policy.ts';
import type { CedarEntity, CedarExpression, CedarPolicy } from '../../languages/cedar/cedar-policy.ts';
import { cedarRule } from '../../languages/cedar/cedar-rule.ts';
import { printCedar } from '../../languages/cedar/print-cedar.ts';
import { resourceName } from '../../names/resource-name.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { approverRole } from '../../words/say-unasked.ts';
import { toolhiveArguments } from './toolhive-argument.ts';
import { toolhiveLosses } from './toolhive-losses.ts';

const unlisted = 'Denied: Cedar denies what no policy permits, tools the server adds later too, and its prompts and resources as well.';
/** The action that calls a tool. */
export const callTool: CedarEntity = { type: 'Action', id: 'call_tool' };

/** A resource with the policies and the rates. */
export function toolhivePolicy(items: readonly SpelledItem[], request: PolicyRequest): SpelledPolicy {
  const policies = items.flatMap(policiesOf);
  // A list must hold one policy at least.
  const written = (policies.length > 0 ? policies : [denyAll]).map(printCedar);
  const limited = items.filter(({ item }) => grantsOf(item).some(({ decision }) => decision === 'limit'));
  const data: Json = {
    apiVersion: 'toolhive.stacklok.dev/v1beta1', kind: 'MCPServer', metadata: { name: resourceName(request.serverKey) },
    spec: {
      authzConfig: { type: 'inline', inline: { policies: written, entitiesJson: '[]' } },
      ...(limited.length > 0 && { sessionStorage: { provider: 'redis', address: 'redis:6379' }, rateLimiting: { tools: limited.map(rateOf) } }),
    },
  };
  return { data, lossy: toolhiveLosses(items), unlisted };
}

const denyAll: CedarPolicy = {
  effect: 'forbid', principal: { op: 'All' }, action: { op: '==', entity: callTool }, resource: { op: 'All' }, conditions: [],
};

function policiesOf({ spelling, item }: SpelledItem): CedarPolicy[] {
  const about = (effect: CedarPolicy['effect'], body?: CedarExpression): CedarPolicy => ({
    effect, principal: { op: 'All' }, action: { op: '==', entity: callTool }, resource: { op: '==', entity: { type: 'Tool', id: spelling } },
    conditions: body === undefined ? [] : [{ kind: 'when', body }],
  });
  const grants = grantsOf(item);
  // A tool without any grant is forbidden by name, so that a wider permit elsewhere does not reach it.
  return grants.length === 0 ? [about('forbid')] : grants.map((grant) => about('permit', conditionOf(grant)));
}

function conditionOf({ decision, tests }: Grant): CedarExpression | undefined {
  const [first, ...others] = [...tests.map((rule) => cedarRule(rule, toolhiveArguments)), ...(decision === 'ask' ? [isApprover] : [])];
  return first === undefined ? undefined : cedarAll(first, ...others);
}

/** Claims of the token are attributes of the principal; a claim that is no list is an error, which refuses the call. */
const isApprover = cedarAll(
  cedarHas(cedarVariable('principal'), 'claim_roles'),
  { contains: { left: cedarField(cedarVariable('principal'), 'claim_roles'), right: cedarValue(approverRole) } },
);

/** A bucket that holds `max` calls and fills up once in the window. */
function rateOf({ spelling, item: { rate } }: SpelledItem): JsonObject {
  return { name: spelling, shared: { maxTokens: rate.max, refillPeriod: rate.window === 'hour' ? '1h0m0s' : '1m0s' } };
}
