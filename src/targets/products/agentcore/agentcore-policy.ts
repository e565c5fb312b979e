import type { Json } from '../../../schema/json.ts';
import { grantsOf } from '../../arguments/grants-of.ts';
import type { Grant } from '../../arguments/grants-of.ts';
import { cedarAll, cedarValue, cedarVariable } from '../../languages/cedar/cedar-policy.ts';
import type { CedarEntity, CedarExpression, CedarPolicy } from '../../languages/cedar/cedar-policy.ts';
import { cedarRule, cedarSpellingGap } from '../../languages/cedar/cedar-rule.ts';
import { printCedar } from '../../languages/cedar/print-cedar.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayFill } from '../../words/say-tests.ts';
import { approvedInstead, approverRole, runsInstead, sayUnasked } from '../../words/say-unasked.ts';
import { sayUnlimited } from '../../words/say-unlimited.ts';
import { agentcoreGateway, agentcoreInput } from './agentcore-gateway.ts';
import { agentcoreBytes, mostAgentcoreBytes } from './agentcore-name.ts';

const unlisted = 'Denied: Cedar denies what no policy permits, and that holds for tools the target adds later too.';

/** One policy for the tools that are let through alike. */
export function agentcorePolicy(items: readonly SpelledItem[]): SpelledPolicy {
  const groups = new Map<string, { effect: CedarPolicy['effect']; body: CedarExpression | undefined; names: string[] }>();
  for (const { spelling, item } of items) {
    const grants = grantsOf(item);
    for (const body of grants.length === 0 ? ['forbid' as const] : grants.map(conditionOf)) {
      const key = JSON.stringify(body ?? 'permit');
      const group = groups.get(key) ?? { effect: body === 'forbid' ? 'forbid' : 'permit', body: body === 'forbid' ? undefined : body, names: [] };
      groups.set(key, { ...group, names: [...group.names, spelling] });
    }
  }
  const data = [...groups.values()].flatMap(({ effect, body, names }) => split(names, printCedar(policyOf(effect, [], body)).length).map((part) => policyOf(effect, part, body)));
  return { data: data as unknown as Json, lossy: lossesOf(items), unlisted };
}

function policyOf(effect: CedarPolicy['effect'], names: string[], body: CedarExpression | undefined): CedarPolicy {
  const entities = names.map((id) => ({ type: 'AgentCore::Action', id }));
  return {
    effect,
    principal: effect === 'forbid' ? { op: 'All' } : { op: 'is', entity_type: 'AgentCore::OAuthUser' },
    action: entities.length === 1 ? { op: '==', entity: entities[0] as CedarEntity } : { op: 'in', entities },
    resource: { op: '==', entity: agentcoreGateway },
    conditions: body === undefined ? [] : [{ kind: 'when', body }],
  };
}

/** As many actions a policy as its size allows. */
function split(names: readonly string[], around: number): string[][] {
  const parts: string[][] = [[]];
  let bytes = around;
  for (const name of names) {
    if (bytes + agentcoreBytes(name) > mostAgentcoreBytes && (parts.at(-1) as string[]).length > 0) { parts.push([]); bytes = around; }
    (parts.at(-1) as string[]).push(name);
    bytes += agentcoreBytes(name);
  }
  return parts;
}

function conditionOf({ decision, tests }: Grant): CedarExpression | undefined {
  const rules = tests.map((rule) => cedarRule(rule, { place: agentcoreInput, attributeOf: (parameter) => parameter, onlyDecimals: false }));
  const [first, ...others] = [...rules, ...(decision === 'ask' ? [isApprover] : [])];
  return first === undefined ? undefined : cedarAll(first, ...others);
}

const tag = { left: cedarVariable('principal'), right: cedarValue('role') };
const isApprover = cedarAll({ hasTag: tag }, { '==': { left: { getTag: tag }, right: cedarValue(approverRole) } });

function lossesOf(items: readonly SpelledItem[]): string[] {
  return [
    ...sayUnlimited(items, 'AgentCore', runsInstead),
    ...sayUnasked(items, 'AgentCore', approvedInstead),
    ...(items.some(({ item }) => grantsOf(item).some(({ tests }) => tests.length > 0)) ? [cedarSpellingGap] : []),
    ...sayFill(items),
  ];
}
