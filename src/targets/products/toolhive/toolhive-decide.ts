import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { evaluateCedar, isInScope } from '../../languages/cedar/evaluate-cedar.ts';
import type { CedarRequest } from '../../languages/cedar/evaluate-cedar.ts';
import { dig, listIn } from '../../languages/json/dig.ts';
import { approverRole } from '../../words/say-unasked.ts';
import { cedarPoliciesIn } from './read-cedar-yaml.ts';
import { attributeOfValue } from './toolhive-argument.ts';
import { callTool } from './toolhive-policy.ts';

/** pkg/authz/authorizers/cedar/core.go: an error refuses, then forbid wins, then permit; what no policy is about is denied. */
export function decideToolhive(data: Json, _serverKey: string, call: PolicyCall): PolicyAnswer {
  const request = requestOf(call);
  const policies = cedarPoliciesIn(data).map((policy, index) => ({ policy, because: `policy ${index}` }))
    .filter(({ policy }) => policy === null || isInScope(policy, request));
  const answers = policies.map(({ policy, because }) => ({ effect: policy?.effect, because, answer: policy === null ? 'error' : evaluateCedar(policy, request) }));
  const failed = answers.find(({ answer }) => answer === 'error');
  const depends = answers.some(({ effect }) => effect === 'permit');
  if (failed !== undefined) return { outcome: 'deny', because: `${failed.because} cannot be evaluated`, depends };
  const deciding = answers.find(({ answer, effect }) => answer === 'satisfied' && effect === 'forbid') ?? answers.find(({ answer }) => answer === 'satisfied');
  if (deciding?.effect === 'permit') return { outcome: isLimited(data, call.tool) ? 'limit' : 'allow', because: deciding.because };
  if (deciding !== undefined) return { outcome: 'deny', because: deciding.because };
  const [first] = answers;
  return first === undefined ? { outcome: 'unlisted', because: 'no policy is about it' } : { outcome: 'deny', because: `${first.because} asks for more`, depends };
}

function isLimited(data: Json, tool: string): boolean {
  return listIn(data, 'spec', 'rateLimiting', 'tools').some((entry) => dig(entry, 'name') === tool);
}

function requestOf({ tool, arguments: given, isApproved }: PolicyCall): CedarRequest {
  return {
    principal: { type: 'Client', id: 'caller' }, claims: isApproved === true ? { claim_roles: [approverRole] } : {}, action: callTool, resource: { type: 'Tool', id: tool },
    context: Object.fromEntries(Object.entries(given).map(([name, value]) => argumentOf(name, value))),
  };
}

function argumentOf(name: string, value: Json): [string, Json] {
  const attribute = attributeOfValue(name, value);
  if (typeof value === 'number') return [attribute, { __extn: { fn: 'decimal', arg: String(value) } }];
  return [attribute, typeof value === 'object' ? true : value];
}
