import type { Json, JsonObject } from '../../../schema/json.ts';
import { isJsonObject } from '../../../schema/json.ts';
import type { PolicyItem, PolicyRequest } from '../../../schema/policy.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import { celLiteral } from '../../languages/cel/cel-literal.ts';
import { listIn } from '../../languages/json/dig.ts';
import { editYaml } from '../../languages/yaml/edit-yaml.ts';
import { filledYaml } from '../../languages/yaml/filled-yaml.ts';
import { printYaml } from '../../languages/yaml/print-yaml.ts';
import { readYaml } from '../../languages/yaml/read-yaml.ts';
import type { Merged, MergeRequest } from '../../merge/merge.ts';
import { spellItems } from '../../names/spell-items.ts';
import { agentgatewayName } from './agentgateway-name.ts';
import { agentgatewayPlace, agentgatewayRules } from './agentgateway-rules.ts';

/**
 * Puts the rules of a target among the others. Ours are those that name this target and a list of its tools and nothing else; a tool
 * in them that the policy is not about keeps its decision. The order of rules means nothing.
 */
export function mergeAgentgateway(text: string, { request, known, place, data }: MergeRequest): Merged {
  const fresh = filledYaml(text, printYaml(data));
  if (fresh !== null) return { text: fresh, removed: [], notes: [] };
  const file = readYaml(text, place);
  const before = listIn(file, ...agentgatewayPlace).map((rule) => ({ rule, names: namesIn(rule, request.serverKey) }));
  const about = new Set(request.items.map(({ name }) => name));
  const others = before.flatMap(({ rule, names }) => (names ?? []).filter((name) => !about.has(name)).map((name) => ({ name, decision: typeof rule === 'string' ? 'allow' as const : 'deny' as const })));
  const isStale = (name: string) => known !== null && request.scope === 'server' && !known.includes(name);
  const wanted = rulesOf(request, others.filter(({ name }) => !isStale(name)));
  const keys = new Set(wanted.map((rule) => JSON.stringify(rule)));
  const there = new Set(before.map(({ rule }) => JSON.stringify(rule)));
  const edited = editYaml(text, place, [{
    path: agentgatewayPlace,
    removes: (rule) => namesIn(rule, request.serverKey) !== null && !keys.has(JSON.stringify(rule)),
    added: wanted.filter((rule) => !there.has(JSON.stringify(rule))),
  }]);
  return { text: edited, removed: [...new Set(others.map(({ name }) => name).filter(isStale))], notes: routes(file) };
}

/** Routes have policies of their own, which count for them instead. */
function routes(file: JsonObject): string[] {
  return file['binds'] === undefined ? [] : ['The file has routes of its own under binds: rules there are neither read nor changed.'];
}

function rulesOf(request: PolicyRequest, others: readonly { name: string; decision: Decision }[]): Json[] {
  const kept = others.map(({ name, decision }): PolicyItem => ({ name, decision, class: 'unclassified', severity: 'high', rate: { max: 1, window: 'hour', because: '' } }));
  return agentgatewayRules(spellItems({ ...request, items: [...kept, ...request.items] }, agentgatewayName).items, request.serverKey);
}

const literal = '"(?:[^"\\\\]|\\\\[^])*"';
const listPattern = new RegExp(`^(?:${literal}(?:, ${literal})*)?$`);

/** The tools that one of our rules names; null for any other rule. */
function namesIn(rule: Json, serverKey: string): string[] | null {
  const begins = `mcp.tool.target == ${celLiteral(serverKey)} && mcp.tool.name in [`;
  const listed = typeof rule === 'string' ? between(rule, begins, ']') : isRequire(rule) ? between(rule.require, `!(has(mcp.tool) && ${begins}`, '])') : null;
  return listed === null || !listPattern.test(listed) ? null : (listed.match(new RegExp(literal, 'g')) ?? []).map(unquoted);
}

function isRequire(rule: Json): rule is JsonObject & { require: string } {
  return isJsonObject(rule) && Object.keys(rule).length === 1 && typeof rule['require'] === 'string';
}

function between(text: string, begins: string, ends: string): string | null {
  return text.startsWith(begins) && text.endsWith(ends) ? text.slice(begins.length, -ends.length) : null;
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

/** What a literal of ours says. */
function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|([^]))/g, (_all, short?: string, long?: string, one?: string) => (
    one === undefined ? String.fromCodePoint(Number.parseInt(short ?? long ?? '', 16)) : escapes[one] ?? one));
}
