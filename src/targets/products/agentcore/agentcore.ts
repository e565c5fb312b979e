import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall, PolicyDocument, PolicyRequest, Target } from '../../../schema/policy.ts';
import { PlaceError } from '../../../text/place-error.ts';
import { grantsOf } from '../../arguments/grants-of.ts';
import type { Grant } from '../../arguments/grants-of.ts';
import { cedarLiteral } from '../../languages/cedar/cedar-literal.ts';
import { cedarAll, cedarField, cedarValue, cedarVariable } from '../../languages/cedar/cedar-policy.ts';
import type { CedarEntity, CedarExpression, CedarPolicy } from '../../languages/cedar/cedar-policy.ts';
import { cedarAddressGap, cedarRule } from '../../languages/cedar/cedar-rule.ts';
import { evaluateCedar, isInScope } from '../../languages/cedar/evaluate-cedar.ts';
import type { CedarRequest } from '../../languages/cedar/evaluate-cedar.ts';
import { parseCedar } from '../../languages/cedar/parse-cedar.ts';
import { printCedar } from '../../languages/cedar/print-cedar.ts';
import { commentLines } from '../../languages/comment-lines.ts';
import { bareName } from '../../names/bare-name.ts';
import { spellItems } from '../../names/spell-items.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { hasWholeCharacters } from '../../names/whole-characters.ts';
import { sayEffect } from '../../words/say-effect.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { sayFill, sayTests } from '../../words/say-tests.ts';
import { approvedInstead, approverRole, runsInstead, sayUnasked } from '../../words/say-unasked.ts';
import { sayUnlimited } from '../../words/say-unlimited.ts';

/**
 * Policy in Amazon Bedrock AgentCore: Cedar over one action per tool of a gateway, `<target>___<tool>`, arguments in
 * `context.input`, claims as tags of the principal (developer guide, "Schema constraints" and "Understanding Cedar policies").
 * Default is deny, forbid wins. Actions have no wildcard; a policy has at most 10 KB.
 */
export const agentcore: Target = {
  id: 'agentcore',
  label: 'AgentCore Policy',
  proof: {
    grade: 'engine',
    says: 'The Cedar engine decided on every kind of policy as expected, and its strict validation accepts them against a schema made from the tools as AWS describes it; AWS itself was not asked.',
  },
  file: { name: 'policies.cedar', language: 'cedar' },
  build,
  print,
  effect: (request) => sayEffect(request, nameOf, words),
  steps,
  decide,
  read,
  nameOf,
};

const unlisted = 'Denied: Cedar denies what no policy permits, and that holds for tools the target adds later too.';
/** Stands in for the gateway's own ARN, which actions must be tied to. */
const gateway: CedarEntity = { type: 'AgentCore::Gateway', id: 'arn:aws:bedrock-agentcore:REGION:ACCOUNT:gateway/GATEWAY' };
/** AWS allows 10 KB per policy; this leaves room for a longer ARN. */
const mostBytes = 9_000;

function nameOf(serverKey: string, tool: string): { name: string } | { refused: string } {
  if (serverKey.trim() === '' || !hasWholeCharacters(serverKey)) return { refused: 'the gateway target has no name that a policy could spell, so its tools are denied' };
  const said = bareName(tool);
  if ('refused' in said) return said;
  const name = `${serverKey}___${said.name}`;
  return bytesOf(name) > mostBytes / 2 ? { refused: 'its name is too long for a policy of AgentCore; it is denied like any tool that is not listed' } : { name };
}

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, nameOf);
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
  return { data: data as unknown as Json, lossy: lossesOf(items), unlisted, refused };
}

function policyOf(effect: CedarPolicy['effect'], names: string[], body: CedarExpression | undefined): CedarPolicy {
  const entities = names.map((id) => ({ type: 'AgentCore::Action', id }));
  return {
    effect,
    principal: effect === 'forbid' ? { op: 'All' } : { op: 'is', entity_type: 'AgentCore::OAuthUser' },
    action: entities.length === 1 ? { op: '==', entity: entities[0] as CedarEntity } : { op: 'in', entities },
    resource: { op: '==', entity: gateway },
    conditions: body === undefined ? [] : [{ kind: 'when', body }],
  };
}

/** As many actions a policy as its size allows. */
function split(names: readonly string[], around: number): string[][] {
  const parts: string[][] = [[]];
  let bytes = around;
  for (const name of names) {
    if (bytes + bytesOf(name) > mostBytes && (parts.at(-1) as string[]).length > 0) { parts.push([]); bytes = around; }
    (parts.at(-1) as string[]).push(name);
    bytes += bytesOf(name);
  }
  return parts;
}

function bytesOf(name: string): number {
  return new TextEncoder().encode(`AgentCore::Action::${cedarLiteral(name)}, `).length;
}

function conditionOf({ decision, tests }: Grant): CedarExpression | undefined {
  const place = cedarField(cedarVariable('context'), 'input');
  const rules = tests.map((rule) => cedarRule(rule, { place, attributeOf: (parameter) => parameter, onlyDecimals: false }));
  const [first, ...others] = [...rules, ...(decision === 'ask' ? [isApprover] : [])];
  return first === undefined ? undefined : cedarAll(first, ...others);
}

const tag = { left: cedarVariable('principal'), right: cedarValue('role') };
const isApprover = cedarAll({ hasTag: tag }, { '==': { left: { getTag: tag }, right: cedarValue(approverRole) } });

function print(data: Json, notes: readonly string[] = []): string {
  const policies = data as unknown as CedarPolicy[];
  return commentLines('//', notes) + policies.map((policy) => `${printCedar(policy)}\n`).join('');
}

function read(text: string, place: string): Json {
  const policies = parseCedar(text);
  if (policies === null) throw new PlaceError(place, 'holds Cedar that toolrisk cannot read', 'Check it with AWS itself.');
  return policies as unknown as Json;
}

function lossesOf(items: readonly SpelledItem[]): string[] {
  return [
    ...sayUnasked(items, 'AgentCore', approvedInstead),
    ...sayUnlimited(items, 'AgentCore', runsInstead),
    ...(items.some(({ item }) => grantsOf(item).some(({ tests }) => tests.some(({ test }) => test === 'not-private-host'))) ? [cedarAddressGap] : []),
    ...sayFill(items),
  ];
}

const words: EffectWords = {
  one: {
    allow: (name, item) => `AgentCore lets ${name} be called, as often as the agent likes${sayTests(item)}`,
    limit: (name, item) => `AgentCore lets ${name} be called, as often as the agent likes, because it cannot limit how often a tool runs${sayTests(item)}`,
    ask: (name, item) => `AgentCore lets only callers whose token says role ${approverRole} call ${name}, because it cannot wait for a person${sayTests(item)}`,
    deny: (name, item) => `AgentCore refuses calls of ${name}${sayTests(item)}`,
  },
  many: [[['allow', 'limit'], 'allowed without a limit'], [['ask'], `for the role ${approverRole} only`], [['deny'], 'refused']],
  refused: 'denied because a policy cannot name it',
  rest: {
    tool: (title) => `Every other tool of ${title} is denied as long as no policy permits it.`,
    server: (title) => `Any tool of ${title} that is not listed here, such as one it adds later, is denied.`,
  },
};

function steps({ serverKey }: PolicyRequest): string[] {
  return [
    `Check that the gateway calls the target ${sayName(serverKey)}: actions are spelled with its name and three underscores.`,
    'Put the ARN of your gateway in place of the one in the policies, and AgentCore::IamEntity in place of AgentCore::OAuthUser where callers sign in with IAM; roles do not exist there.',
    'Create one policy from each statement in the policy engine of the gateway; creation fails where a statement does not fit its tools.',
    'Set the policy engine to enforce, call a tool that is denied, and see that it is refused.',
  ];
}

/** A forbid that holds wins, then a permit; a policy that cannot be evaluated counts as not there. */
function decide(data: Json, serverKey: string, { tool, arguments: given }: PolicyCall): PolicyAnswer {
  const request = requestOf(`${serverKey}___${tool}`, given);
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
    resource: gateway, context: { input },
  };
}
