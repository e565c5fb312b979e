import type { Json } from '../../../schema/json.ts';
import { dig, listIn } from '../../languages/json/dig.ts';
import { yaml } from '../../languages/yaml/yaml.ts';
import { makeProduct } from '../../make-product.ts';
import { joinedLists } from '../../merge/joined.ts';
import { denied } from '../../simulate/stance.ts';
import { agentgatewayBegin } from './agentgateway-begin.ts';
import { decideAgentgateway } from './agentgateway-decide.ts';
import { findAgentgatewayEntries } from './agentgateway-entries.ts';
import { agentgatewayName } from './agentgateway-name.ts';
import { agentgatewayPolicy } from './agentgateway-policy.ts';
import { readAgentgateway } from './agentgateway-read.ts';
import { agentgatewayPlace } from './agentgateway-rules.ts';
import { agentgatewaySteps, agentgatewayWords } from './agentgateway-words.ts';
import { celComparisons } from './cel-comparisons.ts';

/**
 * `mcpAuthorization` of agentgateway: CEL rules over the name and the target of a tool (agentgateway/agentgateway, commit 75b4e6c).
 * Arguments are not there when rules are evaluated, which its tests assert. A deny rule lets through where its expression fails, so
 * refusals are `require` rules. As soon as there is one allow rule, what no allow rule matches is denied.
 */
export const agentgateway = makeProduct({
  label: 'agentgateway', fileName: 'config.yaml', format: yaml,
  proof: { level: 'documented', version: 'agentgateway 1.4.1', source: 'github.com/agentgateway/agentgateway', says: 'Every rule was evaluated with a CEL engine, and rules together as the source of agentgateway combines them; the gateway itself, which has another CEL engine, was not run.' },
  unlimited: 'runs', unasked: 'denied',
  nameOf: agentgatewayName, policyOf: agentgatewayPolicy, words: agentgatewayWords, steps: agentgatewaySteps, decide: decideAgentgateway,
  read: readAgentgateway, findEntries: findAgentgatewayEntries,
  ruleBegin: agentgatewayBegin,
  combine: (all) => ({ mcp: { policies: { mcpAuthorization: { rules: joinedLists(all, ...agentgatewayPlace) } } } }),
  stance: (data) => (hasAllowRule(data) ? denied : { decision: 'allow', says: 'run, for no rule allows any tool' }),
  serverKeys: (data) => listIn(data, ...agentgatewayPlace).flatMap((rule) => (typeof rule === 'string' ? celComparisons(rule).targets : [])),
});

function hasAllowRule(data: Json): boolean {
  return listIn(data, ...agentgatewayPlace).some((rule) => typeof rule === 'string' || dig(rule, 'allow') !== undefined);
}
