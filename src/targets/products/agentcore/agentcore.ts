import type { Json } from '../../../schema/json.ts';
import type { CedarPolicy } from '../../languages/cedar/cedar-policy.ts';
import { cedarSays } from '../../languages/cedar/cedar-rule.ts';
import { permitTexts } from '../../languages/cedar/permit-texts.ts';
import { makeProduct } from '../../make-product.ts';
import { denied } from '../../simulate/stance.ts';
import { decideAgentcore } from './agentcore-decide.ts';
import { actionsIn, findAgentcoreEntries } from './agentcore-entries.ts';
import { agentcoreAction, agentcoreName } from './agentcore-name.ts';
import { agentcorePolicy } from './agentcore-policy.ts';
import { agentcoreSteps, agentcoreWords } from './agentcore-words.ts';
import { cedarPolicies } from './cedar-policies.ts';

/**
 * Policy in Amazon Bedrock AgentCore: Cedar over one action per tool of a gateway, `<target>___<tool>`, arguments in
 * `context.input`, claims as tags of the principal (developer guide, "Schema constraints" and "Understanding Cedar policies").
 * Default is deny, forbid wins. Actions have no wildcard; a policy has at most 10 KB.
 */
export const agentcore = makeProduct({
  label: 'AgentCore Policy', fileName: 'policies.cedar', format: cedarPolicies,
  proof: { level: 'checked', says: 'The Cedar engine decided on every kind of policy as expected, and its strict validation accepts them against a schema made from the tools as AWS describes it; AWS itself was not asked.' },
  says: cedarSays, unlimited: 'runs', unasked: 'role',
  nameOf: agentcoreName, policyOf: agentcorePolicy, words: agentcoreWords, steps: agentcoreSteps, decide: decideAgentcore,
  findEntries: findAgentcoreEntries, stance: () => denied,
  unmerged: 'policies are created one by one, and no settings file holds them',
  combine: (all) => all.flatMap((data) => data as Json[]), namesakes: 'refused',
  serverKeys: (data) => (data as unknown as CedarPolicy[]).flatMap(actionsIn).map((action) => /^(.+?)___/.exec(action)?.[1]),
  conditions: {
    on: (data, serverKey, tool) => permitTexts(data as unknown as CedarPolicy[], (policy) => policy.action.op === 'All' || actionsIn(policy).includes(agentcoreAction(serverKey, tool))),
  },
});
