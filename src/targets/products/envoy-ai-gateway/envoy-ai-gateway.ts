import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall, PolicyDocument, PolicyRequest, Target } from '../../../schema/policy.ts';
import { PlaceError } from '../../../text/place-error.ts';
import { evaluateCel } from '../../languages/cel/evaluate-cel.ts';
import { parseCel } from '../../languages/cel/parse-cel.ts';
import { dig, stringsIn } from '../../languages/json/dig.ts';
import { printYaml } from '../../languages/yaml/print-yaml.ts';
import { readYaml } from '../../languages/yaml/read-yaml.ts';
import { bareName } from '../../names/bare-name.ts';
import { resourceName } from '../../names/resource-name.ts';
import { spellItems } from '../../names/spell-items.ts';
import { sayEffect } from '../../words/say-effect.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { sayFill, sayTests } from '../../words/say-tests.ts';
import { deniedInstead, runsInstead, sayUnasked } from '../../words/say-unasked.ts';
import { sayUnlimited } from '../../words/say-unlimited.ts';
import { envoySelector, envoyTools } from './envoy-tools.ts';

/**
 * An MCPRoute of Envoy AI Gateway: the tools a backend exposes, and rules for those whose arguments are tested (api/v1beta1 and
 * internal/mcpproxy of envoyproxy/ai-gateway, v1.1.0). Exclude wins over include. Of the rules the first that matches decides; all
 * else is let through, so `initialize`, lists and other backends stay as they are.
 */
export const envoyAiGateway: Target = {
  id: 'envoy-ai-gateway',
  label: 'Envoy AI Gateway',
  proof: {
    grade: 'source',
    says: 'Read in the source of envoyproxy/ai-gateway v1.1.0; the route passes a schema written from the limits of its CRD, which is not the vendor\'s, and each expression was evaluated with a CEL engine. The gateway was not run.',
  },
  file: { name: 'mcproute.yaml', language: 'yaml' },
  build,
  print: printYaml,
  effect: (request) => sayEffect(request, (_key, tool) => bareName(tool), words),
  steps,
  decide,
  read,
  nameOf: (_serverKey, tool) => bareName(tool),
};

const unlisted = 'Denied: the backend exposes only tools that are included here, and that holds for tools the server adds later too.';
const rulesPlace = ['spec', 'securityPolicy', 'authorization', 'rules'];

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, (_key, tool) => bareName(tool));
  const backend = resourceName(request.serverKey);
  const tools = envoyTools(items, backend);
  const data: Json = {
    apiVersion: 'aigateway.envoyproxy.io/v1beta1', kind: 'MCPRoute', metadata: { name: backend },
    spec: {
      parentRefs: [{ name: 'my-gateway', kind: 'Gateway', group: 'gateway.networking.k8s.io' }],
      backendRefs: [{ name: backend, kind: 'Backend', group: 'gateway.envoyproxy.io', toolSelector: envoySelector(tools) }],
      ...(tools.rules.length > 0 && { securityPolicy: { authorization: { defaultAction: 'Allow', rules: tools.rules } } }),
    },
  };
  const crowded = tools.crowded.length === 0 ? [] : [`An MCPRoute has room for few rules, so ${tools.crowded.length === 1 ? sayName((tools.crowded[0] as { spelling: string }).spelling) : `each of ${tools.crowded.length} tools`} is denied instead of tested.`];
  const product = 'Envoy AI Gateway';
  return { data, lossy: [...sayUnasked(items, product, deniedInstead), ...sayUnlimited(items, product, runsInstead), ...crowded, ...sayFill(items)], unlisted, refused };
}

const words: EffectWords = {
  one: {
    allow: (name, item) => `Envoy AI Gateway exposes ${name}, as often as the agent likes${sayTests(item)}`,
    limit: (name, item) => `Envoy AI Gateway exposes ${name}, as often as the agent likes, because a route cannot limit how often a tool runs${sayTests(item)}`,
    ask: (name, item) => (item.item.eased === undefined ? `Envoy AI Gateway does not expose ${name}, because it cannot wait for a person` : `Envoy AI Gateway refuses calls of ${name}${sayTests(item)}`),
    deny: (name, item) => (item.item.eased === undefined ? `Envoy AI Gateway does not expose ${name}` : `Envoy AI Gateway refuses calls of ${name}${sayTests(item)}`),
  },
  many: [[['allow', 'limit'], 'exposed without a limit'], [['ask', 'deny'], 'denied']],
  refused: 'denied because a route cannot name it',
  rest: {
    tool: (title) => `Every other tool of ${title} is denied as long as the route does not include it.`,
    server: (title) => `Any tool of ${title} that is not listed here, such as one it adds later, is denied.`,
  },
};

function steps({ serverKey }: PolicyRequest): string[] {
  const name = resourceName(serverKey);
  return [
    `Merge this into the MCPRoute that routes to the server, or put your Gateway in place of my-gateway; the backend is called ${name} here, and the rules name it too.`,
    'Look for other rules of the route: the first that matches decides.',
    'Apply it with "kubectl apply --dry-run=server -f mcproute.yaml" first: the API server names what the CRD does not allow.',
    `List the tools through the gateway, where they are called ${name}__<tool>, and see that those that are denied are missing.`,
  ];
}

function rulesIn(data: Json): Json[] {
  const rules = dig(data, ...rulesPlace);
  return Array.isArray(rules) ? rules : [];
}

function read(text: string, place: string): JsonObject {
  const data = readYaml(text, place);
  if (dig(data, 'kind') !== 'MCPRoute') throw new PlaceError(place, 'is no MCPRoute', 'Name a resource of this kind.');
  const unread = rulesIn(data).findIndex((rule) => dig(rule, 'cel') !== undefined && parseCel(String(dig(rule, 'cel'))) === null);
  if (unread >= 0) throw new PlaceError(`${place}: rule ${unread + 1}`, 'is a CEL expression that toolrisk cannot read', 'Check it in your cluster.');
  return data;
}

/** internal/mcpproxy: the selector of the backend, then the rules in order, for a caller without a token. */
function decide(data: Json, serverKey: string, { tool, arguments: given }: PolicyCall): PolicyAnswer {
  const references = dig(data, 'spec', 'backendRefs');
  const reference = (Array.isArray(references) ? references : []).find((entry) => [serverKey, resourceName(serverKey)].includes(String(dig(entry, 'name'))));
  const selected = selects(dig(reference, 'toolSelector'), tool);
  if (selected !== 'included') return { outcome: selected === 'excluded' ? 'deny' : 'unlisted', because: selected === 'excluded' ? 'toolSelector excludes it' : 'toolSelector does not include it' };
  const backend = String(dig(reference, 'name'));
  const request = { request: { method: 'POST', headers: {}, auth: { jwt: { claims: {}, scopes: [] } }, mcp: { method: 'tools/call', backend, tool, params: { name: tool, arguments: given } } } };
  const rules = rulesIn(data);
  const deciding = rules.findIndex((rule) => applies(rule, backend, tool, request));
  const depends = rules.slice(0, deciding < 0 ? rules.length : deciding).some((rule) => dig(rule, 'action') !== 'Deny' && isAbout(rule, backend, tool));
  if (deciding >= 0) return { outcome: dig(rules[deciding], 'action') === 'Deny' ? 'deny' : 'allow', because: `rule ${deciding + 1}`, depends };
  const isClosed = rules.length > 0 && dig(data, 'spec', 'securityPolicy', 'authorization', 'defaultAction') !== 'Allow';
  return isClosed ? { outcome: 'deny', because: 'defaultAction is Deny', depends } : { outcome: 'allow', because: 'toolSelector includes it' };
}

function selects(selector: Json | undefined, tool: string): 'included' | 'excluded' | 'neither' {
  const matches = (key: string) => stringsIn(selector, `${key}Regex`).some((pattern) => matchesRegex(pattern, tool)) || stringsIn(selector, key).includes(tool);
  if (selector === undefined) return 'neither';
  if (matches('exclude')) return 'excluded';
  const isOpen = stringsIn(selector, 'include').length + stringsIn(selector, 'includeRegex').length === 0;
  return isOpen || matches('include') ? 'included' : 'neither';
}

function matchesRegex(pattern: string, tool: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(tool);
  } catch {
    return false;
  }
}

function isAbout(rule: Json, backend: string, tool: string): boolean {
  const tools = dig(rule, 'target', 'tools');
  return !Array.isArray(tools) || tools.some((entry) => dig(entry, 'backend') === backend && dig(entry, 'tool') === tool);
}

function applies(rule: Json, backend: string, tool: string, request: JsonObject): boolean {
  if (!isJsonObject(rule) || rule['source'] !== undefined || !isAbout(rule, backend, tool)) return false;
  const parsed = typeof rule['cel'] === 'string' ? parseCel(rule['cel']) : undefined;
  return parsed === undefined || (parsed !== null && evaluateCel(parsed, request) === true);
}
