import type { Json, JsonObject } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall, PolicyDocument, PolicyRequest, Target } from '../../../schema/policy.ts';
import { PlaceError } from '../../../text/place-error.ts';
import { grantsOf } from '../../arguments/grants-of.ts';
import { celRules } from '../../languages/cel/cel-rule.ts';
import { evaluateCel } from '../../languages/cel/evaluate-cel.ts';
import { parseCel } from '../../languages/cel/parse-cel.ts';
import { dig, stringsIn } from '../../languages/json/dig.ts';
import { printYaml } from '../../languages/yaml/print-yaml.ts';
import { readYaml } from '../../languages/yaml/read-yaml.ts';
import { bareName } from '../../names/bare-name.ts';
import { spellItems } from '../../names/spell-items.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { sayEffect } from '../../words/say-effect.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayFill, sayTests } from '../../words/say-tests.ts';
import { approvedInstead, approverRole, runsInstead, sayUnasked } from '../../words/say-unasked.ts';
import { sayUnlimited } from '../../words/say-unlimited.ts';

/**
 * A resource policy of Cerbos as cerbos-fastmcp asks for it: resource `mcp_server`, actions `tools/list`, `tools/list::<tool>` and
 * `tools/call::<tool>`, arguments under `R.attr.arguments` (docs/policies.md and middleware.py, February 2026). What no rule allows
 * is denied; deny wins. An action with wildcard characters is a pattern that ends at a NUL, so
 * names that hold one of these are refused.
 */
export const cerbos: Target = {
  id: 'cerbos',
  label: 'Cerbos',
  proof: {
    grade: 'engine',
    says: 'Cerbos 0.51.0 compiled the policies and decided on every kind of call as expected.',
  },
  file: { name: 'mcp_server.yaml', language: 'yaml' },
  build,
  print: printYaml,
  effect: (request) => sayEffect(request, nameOf, words),
  steps,
  decide,
  read,
  nameOf,
};

const unlisted = 'Denied: Cerbos denies what no rule allows, tools the server adds later too, and the lists of prompts and resources as well.';
const everybody = '*';

function nameOf(_serverKey: string, tool: string): { name: string } | { refused: string } {
  return /[*?[\]{}\\\0]/.test(tool)
    ? { refused: 'Cerbos would read its name as a pattern; it is denied like any tool that is not listed' } : bareName(tool);
}

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, nameOf);
  const rules = [
    { actions: ['tools/list'], effect: 'EFFECT_ALLOW', roles: [everybody] },
    ...grouped(items.flatMap(rulesOf)),
  ];
  const data: Json = { apiVersion: 'api.cerbos.dev/v1', resourcePolicy: { resource: 'mcp_server', version: 'default', rules } };
  const lossy = [...sayUnasked(items, 'Cerbos', approvedInstead), ...sayUnlimited(items, 'Cerbos', runsInstead), ...sayFill(items)];
  return { data, lossy, unlisted, refused };
}

interface CerbosRule extends JsonObject { actions: string[]; effect: string; roles: string[] }

/** A tool is listed for whom some call of it is let through; the list is asked for without arguments. */
function rulesOf({ spelling, item }: SpelledItem): CerbosRule[] {
  const [list, call] = [`tools/list::${spelling}`, `tools/call::${spelling}`];
  const grants = grantsOf(item);
  if (grants.length === 0) return [{ actions: [list, call], effect: 'EFFECT_DENY', roles: [everybody] }];
  return grants.flatMap(({ decision, tests }): CerbosRule[] => {
    const rule = { effect: 'EFFECT_ALLOW', roles: [decision === 'ask' ? approverRole : everybody] };
    if (tests.length === 0) return [{ actions: [list, call], ...rule }];
    const condition = { match: { expr: celRules(tests, 'R.attr.arguments') } };
    return [{ actions: [list], ...rule }, { actions: [call], ...rule, condition }];
  });
}

/** Rules that differ in their actions only are one rule. */
function grouped(rules: readonly CerbosRule[]): CerbosRule[] {
  const byRest = new Map<string, CerbosRule>();
  for (const { actions, ...rest } of rules) {
    const key = JSON.stringify(rest);
    const known = byRest.get(key);
    byRest.set(key, { actions: [...new Set([...(known?.actions ?? []), ...actions])], ...rest } as CerbosRule);
  }
  return [...byRest.values()];
}

const words: EffectWords = {
  one: {
    allow: (name, item) => `Cerbos lets ${name} be listed and called, as often as the agent likes${sayTests(item)}`,
    limit: (name, item) => `Cerbos lets ${name} be listed and called, as often as the agent likes, because it cannot limit how often a tool runs${sayTests(item)}`,
    ask: (name, item) => `Cerbos lets only the role ${approverRole} call ${name}, because it cannot wait for a person${sayTests(item)}`,
    deny: (name, item) => `Cerbos ${item.item.eased === undefined ? `does not let ${name} be listed or called` : `denies calls of ${name}${sayTests(item)}`}`,
  },
  many: [[['allow', 'limit'], 'allowed without a limit'], [['ask'], `for the role ${approverRole} only`], [['deny'], 'denied']],
  refused: 'denied because an action cannot name it',
  rest: {
    tool: (title) => `Every other tool of ${title} is denied as long as no rule allows it.`,
    server: (title) => `Any tool of ${title} that is not listed here, such as one it adds later, is denied.`,
  },
};

function steps(): string[] {
  return [
    'Save the policy in the policy folder of Cerbos; where one server has a policy for mcp_server already, add only the rules, or give each server its own resource kind.',
    'Run "cerbos compile" on the folder.',
    'Add CerbosAuthorizationMiddleware of cerbos-fastmcp to the server, with a principal builder that takes roles from the token.',
    'Add the actions prompts/list and resources/list to the first rule if clients need them: this policy closes both.',
    `Give the role ${approverRole} only to people who look at each call, and call a denied tool to see that the answer is Unauthorized.`,
  ];
}

function rulesIn(data: Json): Json[] {
  const rules = dig(data, 'resourcePolicy', 'rules');
  return Array.isArray(rules) ? rules : [];
}

function conditionOf(rule: Json): Json | undefined {
  return dig(rule, 'condition', 'match', 'expr') ?? (dig(rule, 'condition') === undefined ? undefined : null);
}

function read(text: string, place: string): JsonObject {
  const data = readYaml(text, place);
  if (dig(data, 'resourcePolicy', 'rules') === undefined) throw new PlaceError(place, 'is no resource policy of Cerbos', 'Name a policy with resourcePolicy.rules.');
  const unread = rulesIn(data).findIndex((rule) => {
    const condition = conditionOf(rule);
    return condition !== undefined && (typeof condition !== 'string' || parseCel(condition) === null);
  });
  if (unread >= 0) throw new PlaceError(`${place}: rule ${unread + 1}`, 'has a condition that toolrisk cannot read', 'Check it with "cerbos compile".');
  return data;
}

/** For a caller without roles of their own: a deny that holds wins, then an allow; a condition that fails to evaluate does not hold. */
function decide(data: Json, _serverKey: string, { tool, arguments: given }: PolicyCall): PolicyAnswer {
  const request = { R: { attr: { arguments: given, tool_name: tool } } };
  const about = rulesIn(data).map((rule, index) => ({ rule, because: `rule ${index + 1}` }))
    .filter(({ rule }) => stringsIn(rule, 'actions').some((action) => covers(action, `tools/call::${tool}`)));
  const holding = about.filter(({ rule }) => stringsIn(rule, 'roles').includes(everybody) && holds(conditionOf(rule), request));
  const denying = holding.find(({ rule }) => dig(rule, 'effect') === 'EFFECT_DENY');
  if (denying !== undefined) return { outcome: 'deny', because: denying.because };
  const [allowing] = holding;
  if (allowing !== undefined) return { outcome: 'allow', because: allowing.because };
  const [first] = about;
  return first === undefined ? { outcome: 'unlisted', because: 'no rule is about it' } : { outcome: 'deny', because: `${first.because} asks for more`, depends: about.some(({ rule }) => dig(rule, 'effect') === 'EFFECT_ALLOW') };
}

function holds(condition: Json | undefined, request: JsonObject): boolean {
  if (condition === undefined) return true;
  const parsed = typeof condition === 'string' ? parseCel(condition) : null;
  return parsed !== null && evaluateCel(parsed, request) === true;
}

/** A star stands for anything but a colon, as in the documentation of Cerbos; other patterns are left to Cerbos. */
function covers(action: string, wanted: string): boolean {
  if (action === wanted || action === '*') return true;
  return action.includes('*') && new RegExp(`^${action.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('[^:]*')}$`, 'u').test(wanted);
}
