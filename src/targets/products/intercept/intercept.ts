import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall, PolicyDocument, PolicyRequest, Target } from '../../../schema/policy.ts';
import { runningGrant } from '../../arguments/grants-of.ts';
import { dig, objectIn, stringsIn } from '../../languages/json/dig.ts';
import { interceptCondition, passesCondition } from '../../languages/policylayer/intercept-conditions.ts';
import { printYaml } from '../../languages/yaml/print-yaml.ts';
import { readYaml } from '../../languages/yaml/read-yaml.ts';
import { bareName } from '../../names/bare-name.ts';
import { spellItems } from '../../names/spell-items.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { sayEffect } from '../../words/say-effect.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { sayRate } from '../../words/say-rate.ts';
import { sayFill, sayTest, sayTests } from '../../words/say-tests.ts';
import { deniedInstead, sayUnasked } from '../../words/say-unasked.ts';

/**
 * The policy file of PolicyLayer's open-source proxy Intercept: POLICY.md and internal/config at commit 77f0429 of
 * PolicyLayer/Intercept. With `default: deny` only tools under `tools` run; all conditions of all rules of a tool must hold; `hide`
 * takes a tool off the list and denies its calls. There is no approval. Windows are whole minutes and hours of the clock.
 */
export const intercept: Target = {
  id: 'intercept',
  label: 'Intercept',
  proof: {
    grade: 'source',
    says: 'Read in the documentation and the source of PolicyLayer/Intercept (commit 77f0429); its validation rules were written down again and every policy passes them. The proxy itself was not run.',
  },
  file: { name: 'policy.yaml', language: 'yaml' },
  build,
  print: printYaml,
  effect: (request) => sayEffect(request, nameOf, words),
  steps,
  decide,
  read: readYaml,
  nameOf,
};

const unlisted = 'Denied: the default of this policy is deny, and that holds for tools the server adds later too.';

function nameOf(_serverKey: string, tool: string): { name: string } | { refused: string } {
  return tool === '*' ? { refused: 'Intercept reads * as every tool; this one is denied like any tool that is not listed' } : bareName(tool);
}

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, nameOf);
  const entries = items.map((item) => [item.spelling, rulesOf(item)] as const);
  const hide = entries.filter(([, rules]) => rules === null).map(([name]) => name);
  // Object.fromEntries defines its keys, so a tool called __proto__ is one like any other.
  const tools = Object.fromEntries(entries.flatMap(([name, rules]) => (rules === null ? [] : [[name, { rules }] as const])));
  const data: Json = { version: '1', default: 'deny', ...(hide.length > 0 && { hide }), tools };
  return { data, lossy: lossesOf(items), unlisted, refused };
}

/** The rules of a tool that runs; null for one that does not. */
function rulesOf({ spelling, item }: SpelledItem): JsonObject[] | null {
  const grant = runningGrant(item);
  if (grant === undefined || (grant.decision === 'limit' && !canLimit(spelling))) return null;
  const conditions = grant.tests.map((test) => ({ test, condition: interceptCondition(test) }));
  if (conditions.some(({ condition }) => condition === null)) return null;
  return [
    ...conditions.map(({ test, condition }) => ({ name: `only when ${sayTest(test)}`, conditions: [condition as JsonObject], on_deny: `Allowed only when ${sayTest(test)}` })),
    ...(grant.decision === 'limit' ? [{ name: 'rate limit', rate_limit: `${item.rate.max}/${item.rate.window}`, on_deny: `At most ${sayRate(item.rate)}` }] : []),
  ];
}

/** A limit becomes a counter `state.<tool>.<counter>`, which validation splits at the first dots: a tool with a dot in its name has none. */
function canLimit(name: string): boolean {
  return !name.includes('.');
}

function lossesOf(items: readonly SpelledItem[]): string[] {
  const uncounted = items.filter(({ spelling, item }) => runningGrant(item)?.decision === 'limit' && !canLimit(spelling));
  const unreached = items.filter(({ item }) => runningGrant(item)?.tests.some((test) => interceptCondition(test) === null));
  const addressed = items.some(({ item }) => runningGrant(item)?.tests.some(({ test }) => test === 'not-private-host'));
  const counted = items.filter(({ item: { decision, eased } }) => decision === 'limit' && eased?.decision === 'allow');
  return [
    ...sayUnasked(items, 'Intercept', deniedInstead),
    ...sayThem(uncounted, (names) => `Intercept cannot count calls of a tool with a dot in its name, so ${names} is denied instead of limited.`),
    ...sayThem(unreached, (names) => `Intercept cannot reach an argument with a dot in its name, so ${names} is denied.`),
    ...sayThem(counted, (names) => `Intercept limits a tool as a whole, so milder calls of ${names} count too.`),
    ...(addressed ? ['Intercept has no negative patterns: addresses written as numbers and bare host names are refused, names under .internal or .local are not.'] : []),
    ...sayFill(items),
  ];
}

function sayThem(items: readonly SpelledItem[], sentence: (names: string) => string): string[] {
  const [first] = items;
  return first === undefined ? [] : [sentence(items.length === 1 ? sayName(first.item.name) : `each of ${items.length} tools`)];
}

const hidden = 'is taken off the tool list and its calls are denied';

const words: EffectWords = {
  one: {
    allow: (name, item) => `${name} can be called, as often as the agent likes${sayTests(item)}`,
    limit: (name, item) => `${name} can be called at most ${sayRate(item.item.rate)}, by the clock; calls beyond that are denied${sayTests(item)}`,
    ask: (name, item) => `${name} ${item.item.eased === undefined ? `${hidden}, because Intercept cannot wait for a person` : `is denied, because Intercept cannot wait for a person${sayTests(item)}`}`,
    deny: (name, item) => `${name} ${item.item.eased === undefined ? hidden : `is denied${sayTests(item)}`}`,
  },
  many: [[['allow'], 'allowed without a limit'], [['limit'], 'allowed only so often'], [['ask', 'deny'], 'denied']],
  refused: 'denied because a policy cannot name it',
  rest: {
    tool: (title) => `Every other tool of ${title} is denied as long as the policy does not list it.`,
    server: (title) => `Any tool of ${title} that is not listed here, such as one it adds later, is denied.`,
  },
};

function steps(request: PolicyRequest): string[] {
  return [
    request.scope === 'tool' ? 'Save the policy as policy.yaml, or add the entry of this tool to the policy you have.' : 'Save the policy as policy.yaml.',
    'Run "intercept validate -c policy.yaml": it names every error.',
    `Start ${sayName(request.title)} through it, "intercept -c policy.yaml -- command args", in the MCP configuration of every client; a direct connection is not checked.`,
    'Call a tool that is denied, and see that the answer begins with [INTERCEPT POLICY DENIED].',
  ];
}

/** internal/engine/engine.go: hidden, then default deny, then the rules of the tool, then those of "*". */
function decide(data: Json, _serverKey: string, { tool, arguments: given }: PolicyCall): PolicyAnswer {
  const hiding = stringsIn(data, 'hide').find((name) => name === tool || name === '*');
  if (hiding !== undefined) return { outcome: 'deny', because: `hide lists ${sayName(hiding)}` };
  const isListed = dig(data, 'tools', tool) !== undefined;
  if (!isListed && dig(data, 'default') === 'deny') return { outcome: 'unlisted', because: 'default is deny' };
  const rules = [tool, ...(tool === '*' ? [] : ['*'])].flatMap((name) => listIn(objectIn(data, 'tools', name)['rules']));
  const failing = rules.find((rule) => dig(rule, 'action') === 'deny' || !listIn(dig(rule, 'conditions')).every((condition) => passesCondition(condition, given)));
  const depends = rules.every((rule) => dig(rule, 'action') !== 'deny');
  if (failing !== undefined) return { outcome: 'deny', because: `the rule ${sayName(String(dig(failing, 'name') ?? ''))}`, depends };
  const limiting = rules.find((rule) => dig(rule, 'rate_limit') !== undefined || isCounted(rule));
  if (limiting !== undefined) return { outcome: 'limit', because: `the rule ${sayName(String(dig(limiting, 'name') ?? ''))}` };
  return isListed ? { outcome: 'allow', because: `tools lists ${sayName(tool)}` } : { outcome: 'unlisted', because: 'default is allow' };
}

function isCounted(rule: Json): boolean {
  return listIn(dig(rule, 'conditions')).some((condition) => String(dig(condition, 'path') ?? '').startsWith('state.'));
}

function listIn(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

