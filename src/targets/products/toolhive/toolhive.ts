import type { Json, JsonObject } from '../../../schema/json.ts';
import type { ArgumentRule, PolicyAnswer, PolicyCall, PolicyDocument, PolicyRequest, Target } from '../../../schema/policy.ts';
import { grantsOf } from '../../arguments/grants-of.ts';
import type { Grant } from '../../arguments/grants-of.ts';
import { cedarAll, cedarAny, cedarField, cedarHas, cedarNot, cedarValue, cedarVariable } from '../../languages/cedar/cedar-policy.ts';
import type { CedarEntity, CedarExpression, CedarPolicy } from '../../languages/cedar/cedar-policy.ts';
import { cedarAddressGap, cedarRule } from '../../languages/cedar/cedar-rule.ts';
import { evaluateCedar, isInScope } from '../../languages/cedar/evaluate-cedar.ts';
import type { CedarRequest } from '../../languages/cedar/evaluate-cedar.ts';
import { printCedar } from '../../languages/cedar/print-cedar.ts';
import { dig } from '../../languages/json/dig.ts';
import { printYaml } from '../../languages/yaml/print-yaml.ts';
import { bareName } from '../../names/bare-name.ts';
import { resourceName } from '../../names/resource-name.ts';
import { spellItems } from '../../names/spell-items.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { sayEffect } from '../../words/say-effect.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { sayRate } from '../../words/say-rate.ts';
import { sayFill, sayTests } from '../../words/say-tests.ts';
import { approvedInstead, approverRole, sayUnasked } from '../../words/say-unasked.ts';
import { cedarPoliciesIn, readCedarYaml } from './read-cedar-yaml.ts';

/**
 * An MCPServer of ToolHive: Cedar policies and rates per tool, as stacklok/toolhive reads them (pkg/authz/authorizers/cedar, and
 * cmd/thv-operator/api/v1beta1, v0.44). Default is deny, forbid wins, any error of a policy refuses the call. Arguments are
 * `context.arg_<name>`: texts and booleans as they are, every number a decimal, all else only `arg_<name>_present`. A tool is listed
 * if it may be called without arguments. Rates need Redis; they count all users together.
 */
export const toolhive: Target = {
  id: 'toolhive',
  label: 'ToolHive',
  proof: {
    grade: 'engine',
    says: 'The Cedar engine decided on every kind of policy as expected; ToolHive itself runs another implementation of the language. The rest of the resource passes a schema written from the documented limits, which is not the vendor\'s.',
  },
  file: { name: 'mcpserver.yaml', language: 'yaml' },
  build,
  print: printYaml,
  effect: (request) => sayEffect(request, (_key, tool) => bareName(tool), words),
  steps,
  decide,
  read: readCedarYaml,
  nameOf: (_serverKey, tool) => bareName(tool),
};

const unlisted = 'Denied: Cedar denies what no policy permits, tools the server adds later too, and its prompts and resources as well.';
const context = cedarVariable('context');
const callTool: CedarEntity = { type: 'Action', id: 'call_tool' };
const fieldOf = (parameter: string) => `arg_${parameter}`;

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, (_key, tool) => bareName(tool));
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
  return { data, lossy: lossesOf(items), unlisted, refused };
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
  const [first, ...others] = [...tests.map(testOf), ...(decision === 'ask' ? [isApprover] : [])];
  return first === undefined ? undefined : cedarAll(first, ...others);
}

/** Claims of the token are attributes of the principal; a claim that is no list is an error, which refuses the call. */
const isApprover = cedarAll(
  cedarHas(cedarVariable('principal'), 'claim_roles'),
  { contains: { left: cedarField(cedarVariable('principal'), 'claim_roles'), right: cedarValue(approverRole) } },
);

/** A required argument may be missing, so that the tool is listed: the server refuses such a call itself. */
function testOf(rule: ArgumentRule): CedarExpression {
  const test = cedarRule(rule, { place: context, attributeOf: fieldOf, onlyDecimals: true });
  if (rule.required !== true) return test;
  const isMissing = [fieldOf(rule.parameter), `${fieldOf(rule.parameter)}_present`].map((field) => cedarNot(cedarHas(context, field)));
  return cedarAny(cedarAll(isMissing[0] as CedarExpression, isMissing[1] as CedarExpression), test);
}

/** A bucket that holds `max` calls and fills up once in the window. */
function rateOf({ spelling, item: { rate } }: SpelledItem): JsonObject {
  return { name: spelling, shared: { maxTokens: rate.max, refillPeriod: rate.window === 'hour' ? '1h0m0s' : '1m0s' } };
}

function lossesOf(items: readonly SpelledItem[]): string[] {
  const tests = items.flatMap(({ item }) => grantsOf(item).flatMap((grant) => grant.tests));
  const unseen = items.filter(({ item }) => isUnseen(grantsOf(item).filter(({ decision }) => decision !== 'ask')));
  const mixed = items.filter(({ item }) => new Set(grantsOf(item).map(({ decision }) => decision)).size > 1 && grantsOf(item).some(({ decision }) => decision === 'limit'));
  return [
    ...sayUnasked(items, 'ToolHive', approvedInstead),
    ...(tests.some(({ required }) => required === true) ? ['ToolHive lists a tool only if it may be called without arguments, so a tested argument that the server requires may be missing: the server refuses such a call itself.'] : []),
    ...sayThem(unseen, (names) => `ToolHive does not list ${names} to callers without the role, because only calls with some arguments are let through.`),
    ...sayThem(mixed, (names) => `ToolHive limits a tool as a whole, so all calls of ${names} count, the milder ones too.`),
    ...(tests.some(({ test }) => test === 'not-private-host') ? [cedarAddressGap] : []),
    ...sayFill(items),
  ];
}

/** Whether calls are let through, and none of them without arguments. */
function isUnseen(grants: readonly Grant[]): boolean {
  return grants.length > 0 && grants.every(({ tests }) => tests.some(({ required }) => required !== true));
}

function sayThem(items: readonly SpelledItem[], sentence: (names: string) => string): string[] {
  const [first] = items;
  return first === undefined ? [] : [sentence(items.length === 1 ? sayName(first.spelling) : `${items.length} tools`)];
}

const words: EffectWords = {
  one: {
    allow: (name, item) => `ToolHive lets ${name} be called, as often as the agent likes${sayTests(item)}`,
    limit: (name, item) => `ToolHive lets ${name} be called at most ${sayRate(item.item.rate)} by all users together; calls beyond that are refused${sayTests(item)}`,
    ask: (name, item) => `ToolHive lets only callers with the role ${approverRole} see and call ${name}, because it cannot wait for a person${sayTests(item)}`,
    deny: (name, item) => `ToolHive ${item.item.eased === undefined ? `does not list ${name}, and refuses its calls` : `refuses calls of ${name}${sayTests(item)}`}`,
  },
  many: [[['allow'], 'allowed without a limit'], [['limit'], 'allowed only so often'], [['ask'], `for the role ${approverRole} only`], [['deny'], 'not listed and refused']],
  refused: 'denied because a policy cannot name it',
  rest: {
    tool: (title) => `Every other tool of ${title} is denied as long as no policy permits it.`,
    server: (title) => `Any tool of ${title} that is not listed here, such as one it adds later, is denied.`,
  },
};

function steps({ serverKey, items }: PolicyRequest): string[] {
  return [
    `Merge this into the MCPServer resource of the server, here called ${resourceName(serverKey)}; keep its image, transport and the rest.`,
    ...(items.some((item) => grantsOf(item).some(({ decision }) => decision === 'limit')) ? ['Put in the address of your Redis: ToolHive counts calls there, and refuses rates without it.'] : []),
    'Without Kubernetes, put the policies under cedar.policies of an authz.yaml and start the server with "thv run --authz-config authz.yaml"; there are no rates then.',
    'Give the server an OIDC configuration: without one every caller is the same local user, and nobody has a role.',
    'List the tools through the proxy, and see that those that are denied are missing.',
  ];
}

/** pkg/authz/authorizers/cedar/core.go: an error refuses, then forbid wins, then permit; what no policy is about is denied. */
function decide(data: Json, _serverKey: string, call: PolicyCall): PolicyAnswer {
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
  const tools = dig(data, 'spec', 'rateLimiting', 'tools');
  return Array.isArray(tools) && tools.some((entry) => dig(entry, 'name') === tool);
}

function requestOf({ tool, arguments: given }: PolicyCall): CedarRequest {
  return {
    principal: { type: 'Client', id: 'caller' }, claims: {}, action: callTool, resource: { type: 'Tool', id: tool },
    context: Object.fromEntries(Object.entries(given).map(([name, value]) => argumentOf(name, value))),
  };
}

function argumentOf(name: string, value: Json): [string, Json] {
  if (typeof value === 'number') return [fieldOf(name), { __extn: { fn: 'decimal', arg: String(value) } }];
  return typeof value === 'object' ? [`${fieldOf(name)}_present`, true] : [fieldOf(name), value];
}
