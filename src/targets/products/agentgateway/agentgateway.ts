import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall, PolicyDocument, PolicyRequest, Target } from '../../../schema/policy.ts';
import { PlaceError } from '../../../text/place-error.ts';
import { celList, celLiteral } from '../../languages/cel/cel-literal.ts';
import { evaluateCel } from '../../languages/cel/evaluate-cel.ts';
import { parseCel } from '../../languages/cel/parse-cel.ts';
import { dig } from '../../languages/json/dig.ts';
import { printYaml } from '../../languages/yaml/print-yaml.ts';
import { readYaml } from '../../languages/yaml/read-yaml.ts';
import { bareName } from '../../names/bare-name.ts';
import { spellItems } from '../../names/spell-items.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { sayEffect } from '../../words/say-effect.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { deniedInstead, runsInstead, sayUnasked } from '../../words/say-unasked.ts';
import { sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';

/**
 * `mcpAuthorization` of agentgateway: CEL rules over the name and the target of a tool (agentgateway/agentgateway, commit 75b4e6c).
 * Arguments are not there when rules are evaluated, which its tests assert. A deny rule lets through where its expression fails, so
 * refusals are `require` rules. As soon as there is one allow rule, what no allow rule matches is denied.
 */
export const agentgateway: Target = {
  id: 'agentgateway',
  label: 'agentgateway',
  proof: {
    grade: 'engine',
    says: 'Every rule was evaluated with a CEL engine, and rules together as the source of agentgateway combines them; the gateway itself, which has another CEL engine, was not run.',
  },
  file: { name: 'config.yaml', language: 'yaml' },
  build,
  print: printYaml,
  effect: (request) => sayEffect(request, nameOf, words),
  steps,
  decide,
  read,
  nameOf,
};

const unlisted = 'Denied: once there is an allow rule, all else is denied: tools the server adds later, those of other targets that no rule allows, prompts and resources.';
/** Names in one rule, so that a line can be read. */
const namesPerRule = 20;
const rulesPlace = ['mcp', 'policies', 'mcpAuthorization', 'rules'];

function nameOf(serverKey: string, tool: string): { name: string } | { refused: string } {
  return serverKey === '' ? { refused: 'the target has no name in the configuration, so no rule can name its tools' } : bareName(tool);
}

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, nameOf);
  const target = `mcp.tool.target == ${celLiteral(request.serverKey)}`;
  const runs = ({ item }: SpelledItem) => item.decision === 'allow' || item.decision === 'limit';
  // A rule that names no tool allows none, and still closes the rest.
  const allowed = chunks(items.filter(runs), true).map((names): Json => `${target} && mcp.tool.name in ${celList(names)}`);
  const denied = chunks(items.filter((item) => !runs(item)), false)
    .map((names): Json => ({ require: `!(has(mcp.tool) && ${target} && mcp.tool.name in ${celList(names)})` }));
  const data: Json = { mcp: { policies: { mcpAuthorization: { rules: [...allowed, ...denied] } } } };
  const lossy = [...sayUnasked(items, 'agentgateway', deniedInstead), ...sayUnlimited(items, 'agentgateway', runsInstead), ...sayUntested(items, 'agentgateway')];
  return { data, lossy, unlisted, refused };
}

function chunks(items: readonly SpelledItem[], isNeeded: boolean): string[][] {
  const names = items.map(({ spelling }) => spelling);
  const count = Math.max(Math.ceil(names.length / namesPerRule), isNeeded ? 1 : 0);
  return Array.from({ length: count }, (_, index) => names.slice(index * namesPerRule, (index + 1) * namesPerRule));
}

const words: EffectWords = {
  one: {
    allow: (name) => `agentgateway lets ${name} be called, as often as the agent likes`,
    limit: (name) => `agentgateway lets ${name} be called, as often as the agent likes, because its rules cannot limit how often a tool runs`,
    ask: (name) => `agentgateway does not list ${name} and refuses its calls, because it cannot wait for a person`,
    deny: (name) => `agentgateway does not list ${name} and refuses its calls`,
  },
  many: [[['allow', 'limit'], 'allowed without a limit'], [['ask', 'deny'], 'not listed and refused']],
  refused: 'denied because a rule cannot name it',
  rest: {
    tool: (title) => `Every other tool of ${title} is denied as long as no rule allows it.`,
    server: (title) => `Any tool of ${title} that is not listed here, such as one it adds later, is denied.`,
  },
};

function steps({ serverKey }: PolicyRequest): string[] {
  return [
    'Add the rules to the policies of your route, or of mcp as here; on a single target they do not hold.',
    `Check that the target is called ${sayName(serverKey)}: under another name the rules allow nothing.`,
    'Add a rule such as has(mcp.prompt) or has(mcp.resource) if clients need prompts or resources: these rules close them too.',
    'Start agentgateway with --validate-only first: it names every error.',
    'List the tools through the gateway, and see that those that are denied are missing.',
  ];
}

function rulesIn(data: Json): Json[] {
  const rules = dig(data, ...rulesPlace);
  return Array.isArray(rules) ? rules : [];
}

/** The expression of a rule and what it is for: a bare text allows. */
function ruleOf(rule: Json): { kind: string; expression: string } {
  if (typeof rule === 'string') return { kind: 'allow', expression: rule };
  const [kind = '', expression = ''] = isJsonObject(rule) ? Object.entries(rule)[0] ?? [] : [];
  return { kind, expression: typeof expression === 'string' ? expression : '' };
}

function read(text: string, place: string): JsonObject {
  const data = readYaml(text, place);
  if (!Array.isArray(dig(data, ...rulesPlace))) throw new PlaceError(place, `holds no list at ${rulesPlace.join('.')}`, 'Name a configuration with mcpAuthorization rules under mcp.policies.');
  const unread = rulesIn(data).findIndex((rule) => parseCel(ruleOf(rule).expression) === null);
  if (unread >= 0) throw new PlaceError(`${place}: rule ${unread + 1}`, 'is a CEL expression that toolrisk cannot read', 'Check it with agentgateway itself.');
  return data;
}

/** A deny that holds denies; every require must hold; then one allow must, if there is any. An expression that fails does not hold. */
function decide(data: Json, serverKey: string, { tool }: PolicyCall): PolicyAnswer {
  const request = { mcp: { methodName: 'tools/call', tool: { name: tool, target: serverKey } } };
  const rules = rulesIn(data).map((rule, index) => {
    const { kind, expression } = ruleOf(rule);
    const parsed = parseCel(expression);
    const answer = parsed === null ? undefined : evaluateCel(parsed, request);
    return { kind, because: `rule ${index + 1}`, holds: answer === true, isOpen: answer === undefined && /\b(jwt|mcp\.tool)\b/.test(expression) };
  });
  const refusing = rules.find(({ kind, holds }) => (kind === 'deny' && holds) || (kind === 'require' && !holds));
  if (refusing !== undefined) return { outcome: 'deny', because: refusing.because };
  const allowing = rules.find(({ kind, holds }) => kind === 'allow' && holds);
  if (allowing !== undefined) return { outcome: 'allow', because: allowing.because };
  const depends = rules.some(({ kind, isOpen }) => kind === 'allow' && isOpen);
  return { outcome: 'unlisted', because: rules.some(({ kind }) => kind === 'allow') ? 'no rule allows it' : 'no rule is about it', depends };
}
