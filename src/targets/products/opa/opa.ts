import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import type { ArgumentRule, PolicyAnswer, PolicyCall, PolicyDocument, PolicyItem, PolicyRequest, Target } from '../../../schema/policy.ts';
import { decisions } from '../../../schema/vocabulary.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import { PlaceError } from '../../../text/place-error.ts';
import { namedAddress, privateAddress } from '../../arguments/address-patterns.ts';
import { passesRule } from '../../arguments/passes-rule.ts';
import { commentLines } from '../../languages/comment-lines.ts';
import { dig } from '../../languages/json/dig.ts';
import { regoLiteral } from '../../languages/rego/rego-literal.ts';
import { bareName } from '../../names/bare-name.ts';
import { spellItems } from '../../names/spell-items.ts';
import { sayEffect } from '../../words/say-effect.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { sayRate } from '../../words/say-rate.ts';
import { sayFill, sayTests } from '../../words/say-tests.ts';

/**
 * A module for Open Policy Agent: a table of the tools, and rules that look calls up in it, so that nothing a stranger wrote is code.
 * There is no common input for calls of MCP tools, so the module says which it expects. It answers all four decisions; who asks OPA
 * must limit, ask and deny accordingly. `import rego.v1` keeps it valid under OPA 0.59 and later, 1.x included.
 */
export const opa: Target = {
  id: 'opa',
  label: 'Open Policy Agent',
  proof: {
    grade: 'engine',
    says: 'OPA 0.70.0 accepts the module in strict mode and answered every kind of call as expected.',
  },
  file: { name: 'mcp.rego', language: 'rego' },
  build,
  print,
  effect: (request) => sayEffect(request, (_key, tool) => bareName(tool), words),
  steps,
  decide,
  read,
  nameOf: (_serverKey, tool) => bareName(tool),
};

const unlisted = 'Denied: the default decision is deny, with the reason not_listed, and that holds for tools the server adds later too.';

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, (_key, tool) => bareName(tool));
  // Object.fromEntries defines its keys, so a tool called __proto__ is one like any other.
  const data: Json = { tools: Object.fromEntries(items.map(({ spelling, item }) => [spelling, entryOf(item)])) };
  return { data, lossy: sayFill(items), unlisted, refused };
}

function entryOf({ decision, rate, eased, only = [] }: PolicyItem): JsonObject {
  const verdict = (of: Decision): JsonObject => ({ action: of, ...(of === 'limit' && { max: rate.max, window: rate.window }) });
  return {
    decision: verdict(decision),
    ...(eased !== undefined && { eased: { decision: verdict(eased.decision), when: eased.when.map(ruleOf) } }),
    ...(only.length > 0 && { only: only.map(ruleOf) }),
  };
}

function ruleOf({ parameter, test, values }: ArgumentRule): JsonObject {
  return { parameter, test, values: [...values] };
}

const head = `# Input: {"tool": {"name": "<tool>", "arguments": {…}}}
# Query: data.mcp.authz.decision

package mcp.authz

import rego.v1

default decision := {"action": "deny", "reason": "not_listed"}

decision := verdict(tools[input.tool.name])
`;

const untested = `${head}
verdict(entry) := entry.decision
`;

const tested = `${head}
verdict(entry) := {"action": "deny", "reason": "argument"} if {
	some rule in entry.only
	not passes(rule)
} else := entry.eased.decision if {
	every rule in entry.eased.when {
		passes(rule)
	}
} else := entry.decision

passes(rule) if {
	rule.test == "one-of"
	input.tool.arguments[rule.parameter] in rule.values
}

passes(rule) if {
	rule.test == "equals"
	input.tool.arguments[rule.parameter] == rule.values[0]
}

passes(rule) if {
	rule.test == "at-most"
	value := input.tool.arguments[rule.parameter]
	is_number(value)
	value <= rule.values[0]
}

passes(rule) if {
	rule.test == "starts-with"
	value := input.tool.arguments[rule.parameter]
	some prefix in rule.values
	startswith(value, prefix)
	not contains(value, "..")
}

passes(rule) if {
	rule.test == "host-one-of"
	value := input.tool.arguments[rule.parameter]
	found := regex.find_all_string_submatch_n(\`^https?://([^/?#:]+)(:[0-9]+)?([/?#][^\\n]*)?$\`, value, 1)
	found[0][1] in rule.values
}

passes(rule) if {
	rule.test == "not-private-host"
	value := input.tool.arguments[rule.parameter]
	regex.match(\`${namedAddress}\`, value)
	not regex.match(\`${privateAddress}\`, value)
}
`;

const tableStart = '\ntools := ';

function print(data: Json, notes: readonly string[] = []): string {
  const tools = (dig(data, 'tools') ?? {}) as JsonObject;
  const hasTests = Object.values(tools).some((entry) => dig(entry, 'eased') !== undefined || dig(entry, 'only') !== undefined);
  const rows = Object.entries(tools).map(([name, entry]) => `\n\t${regoLiteral(name)}: ${regoLiteral(entry)}`);
  return `${commentLines('#', notes)}${hasTests ? tested : untested}${tableStart}{${rows.join(',')}\n}\n`;
}

/** The table of a module that toolrisk wrote; what others write in Rego only OPA can read. */
function read(text: string, place: string): JsonObject {
  const rules = [untested, tested].map((logic) => `${logic}${tableStart}`).find((logic) => text.includes(logic));
  try {
    const tools = rules === undefined ? null : JSON.parse(text.slice(text.indexOf(rules) + rules.length)) as Json;
    if (isJsonObject(tools)) return { tools: rules?.startsWith(untested) === true ? withoutTests(tools) : tools };
  } catch {
    // Something else stands after the table.
  }
  throw new PlaceError(place, 'is no module that toolrisk wrote', 'Name one, or ask OPA itself.');
}

/** The shorter module looks at decisions alone, whatever else its table holds. */
function withoutTests(tools: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(tools).map(([name, entry]) => [name, isJsonObject(entry) && entry['decision'] !== undefined ? { decision: entry['decision'] } : entry]));
}

const words: EffectWords = {
  one: {
    allow: (name, item) => `OPA answers allow for calls of ${name}${sayTests(item)}`,
    limit: (name, item) => `OPA answers limit for calls of ${name}, at most ${sayRate(item.item.rate)}; your gateway must count them${sayTests(item)}`,
    ask: (name, item) => `OPA answers ask for calls of ${name}; your gateway must wait for a person${sayTests(item)}`,
    deny: (name, item) => `OPA answers deny for calls of ${name}${sayTests(item)}`,
  },
  many: [[['allow'], 'allowed'], [['limit'], 'limited'], [['ask'], 'asked about'], [['deny'], 'denied']],
  refused: 'denied because a table cannot name it',
  rest: {
    tool: (title) => `Every other tool of ${title} is denied as long as the table does not list it.`,
    server: (title) => `Any tool of ${title} that is not listed here, such as one it adds later, is denied.`,
  },
};

function steps({ serverKey }: PolicyRequest): string[] {
  return [
    `Save the module as mcp.rego; rename its package, mcp.authz, if OPA serves several MCP servers, say to mcp.${serverKey.replace(/[^A-Za-z0-9_]/g, '_').slice(0, 40) || 'server'}.`,
    'Run "opa check --strict mcp.rego".',
    'Have your gateway send each tools/call as input, in the form the first lines show, before it forwards the call.',
    'Do in the gateway what the answer says: allow, limit (max per window), ask a person, or deny; treat no answer as deny.',
    'Query a tool that is not in the table, and see that the answer is deny with the reason not_listed.',
  ];
}

/** The rules of the module, over its table. */
function decide(data: Json, _serverKey: string, { tool, arguments: given }: PolicyCall): PolicyAnswer {
  const entry = dig(data, 'tools', tool);
  if (entry === undefined) return { outcome: 'unlisted', because: 'the table does not list it' };
  const passes = (rule: Json) => passesRule(rule as unknown as ArgumentRule, given);
  const failing = rulesIn(dig(entry, 'only')).find((rule) => !passes(rule));
  if (failing !== undefined) return { outcome: 'deny', because: `the test of ${sayName(String(dig(failing, 'parameter')))}`, depends: runs(entry) };
  const isEased = dig(entry, 'eased') !== undefined && rulesIn(dig(entry, 'eased', 'when')).every(passes);
  const action = String(dig(entry, ...(isEased ? ['eased'] : []), 'decision', 'action'));
  return { outcome: Object.hasOwn(decisions, action) ? action as Decision : 'deny', because: isEased ? 'its eased entry' : 'its entry in the table', depends: !isEased && dig(entry, 'eased') !== undefined };
}

/** Whether an entry lets some call of its tool through. */
function runs(entry: Json): boolean {
  return [dig(entry, 'decision', 'action'), dig(entry, 'eased', 'decision', 'action')].some((action) => action !== undefined && action !== 'deny');
}

function rulesIn(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
