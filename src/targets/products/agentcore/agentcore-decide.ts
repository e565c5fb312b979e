import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import type { CedarPolicy } from '../../languages/cedar/cedar-policy.ts';
import { evaluateCedar, isInScope } from '../../languages/cedar/evaluate-cedar.ts';
import type { CedarRequest } from '../../languages/cedar/evaluate-cedar.ts';
import { approverRole } from '../../words/say-unasked.ts';
import { agentcoreGateway } from './agentcore-gateway.ts';
import { agentcoreAction } from './agentcore-name.ts';

/** A forbid that holds wins, then a permit; a policy that cannot be evaluated counts as not there. */
export function decideAgentcore(data: Json, serverKey: string, { tool, arguments: given, isApproved }: PolicyCall): PolicyAnswer {
  const request = { ...requestOf(agentcoreAction(serverKey, tool), given), ...(isApproved === true && { tags: { role: approverRole } }) };
  const about = (data as unknown as CedarPolicy[]).map((policy, index) => ({ policy: { ...policy, resource: { op: 'All' } as const }, because: `policy ${index + 1}` }))
    .filter(({ policy }) => isInScope(policy, request));
  const holding = about.filter(({ policy }) => evaluateCedar(policy, request) === 'satisfied');
  const deciding = holding.find(({ policy }) => policy.effect === 'forbid') ?? holding[0];
  if (deciding !== undefined) return { outcome: deciding.policy.effect === 'forbid' ? 'deny' : 'allow', because: deciding.because };
  const [first] = about;
  return first === undefined ? { outcome: 'unlisted', because: 'no policy is about it' } : { outcome: 'deny', because: `${first.because} asks for more`, depends: about.some(({ policy }) => policy.effect === 'permit') };
}

/** Whole numbers are longs, others decimals; a whole number where the schema says "number" is told from a long by AWS only. */
function requestOf(action: string, given: PolicyCall['arguments']): CedarRequest {
  const input = Object.fromEntries(Object.entries(given).map(([name, value]) => (
    [name, typeof value === 'number' && !Number.isInteger(value) ? { __extn: { fn: 'decimal', arg: String(value) } } : value]
  )));
  return {
    principal: { type: 'AgentCore::OAuthUser', id: 'caller' }, claims: {}, action: { type: 'AgentCore::Action', id: action },
    resource: agentcoreGateway, context: { input },
  };
}
