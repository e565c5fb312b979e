import type { Json, JsonObject } from '../../schema/json.ts';
import type { PolicyDocument, PolicyRequest, Target, TargetId } from '../../schema/policy.ts';
import { PlaceError } from '../../text/place-error.ts';
import { dig, objectIn, stringsIn } from '../languages/json/dig.ts';
import { envoyLimits } from '../products/envoy-ai-gateway/envoy-tools.ts';
import { opencodeServerPattern } from '../products/opencode/opencode-name.ts';
import { sayCount, sayList } from '../words/say-count.ts';
import { sayName } from '../words/say-name.ts';

type Combine = (all: readonly Json[], requests: readonly PolicyRequest[]) => Json;

/** How the policies of several servers become one, or why there is one file a server. */
const combine: Record<TargetId, Combine | { refused: string }> = {
  'claude-code': (all) => ({ permissions: eachOnce(all) }),
  codex: (all) => ({ mcp_servers: joined(all, 'mcp_servers') }),
  'gemini-cli': (all) => ({ rule: lists(all, 'rule') }),
  'copilot-cli': (all) => ['copilot', ...all.flatMap((data) => (data as string[]).slice(1))],
  // The last rule that matches decides, so what is wide stands before everything that is narrow.
  opencode: (all, requests) => {
    const wide = requests.map(({ serverKey }) => opencodeServerPattern(serverKey));
    const strictness = ['allow', 'ask', 'deny'];
    const everything = all.flatMap((data) => Object.entries(objectIn(data, 'permission')));
    const rules = [...Map.groupBy(everything, ([rule]) => rule)].map(([rule, same]) => (
      [rule, same.map(([, action]) => String(action)).sort((a, b) => strictness.indexOf(b) - strictness.indexOf(a))[0] ?? 'ask'] as const));
    return { ...(all[0] as JsonObject), permission: Object.fromEntries([...rules.filter(([rule]) => wide.includes(rule)), ...rules.filter(([rule]) => !wide.includes(rule))]) };
  },
  vscode: (all) => ({ 'chat.tools.eligibleForAutoApproval': joined(all, 'chat.tools.eligibleForAutoApproval') }),
  cursor: (all) => ({ mcpAllowlist: all.flatMap((data) => stringsIn(data, 'mcpAllowlist')) }),
  'openai-responses': (all) => ({ tools: [...all] }),
  'claude-api': (all) => ({ tools: [...all] }),
  agentgateway: (all) => ({ mcp: { policies: { mcpAuthorization: { rules: lists(all, 'mcp', 'policies', 'mcpAuthorization', 'rules') } } } }),
  agentcore: (all) => all.flatMap((data) => data as Json[]),
  'envoy-ai-gateway': routes,
  policylayer: { refused: 'a policy of PolicyLayer belongs to the grant of one server, and names none' },
  intercept: { refused: 'Intercept stands before one server, and its policy names none' },
  toolhive: { refused: 'ToolHive keeps the policies of each server in a resource of its own' },
  opa: { refused: 'each server has a module of its own, in a package of its own' },
  cerbos: { refused: 'a resource policy names no server' },
};

/** Whether one file of a product can be about several servers; throws `PlaceError` where it cannot. */
export function canCombine(target: Target): void {
  const how = combine[target.id];
  if (typeof how !== 'function') throw new PlaceError('policy', `${target.label} takes one file a server: ${how.refused}`, 'Name one source at a time.');
}

/** One policy for several servers. Throws `PlaceError` where the product has one file a server, or no room for all of them. */
export function combinePolicies(target: Target, requests: readonly PolicyRequest[]): PolicyDocument {
  const built = requests.map((request) => target.build(request));
  const [first] = built;
  if (built.length === 1 && first !== undefined) return first;
  canCombine(target);
  const data = (combine[target.id] as Combine)(built.map((one) => one.data), requests);
  const lossy = built.flatMap((one, index) => one.lossy.map((line) => `${sayName(requests[index]?.title ?? '')}: ${line}`));
  return {
    data, lossy: [...lossy, ...sayDoubled(target, requests)], unlisted: [...new Set(built.map(({ unlisted }) => unlisted))].join(' '),
    refused: built.flatMap((one, index) => one.refused.map(({ name, reason }) => ({ name: `${requests[index]?.title}: ${name}`, reason }))),
  };
}

/** Products in which an entry for one of two tools of the same name would open the other. */
const untold: readonly TargetId[] = ['gemini-cli', 'agentcore'];
/** Products in which the stricter entry counts for both. */
const stricterWins: readonly TargetId[] = ['vscode', 'claude-code', 'opencode'];

/** Tools of two servers that have one name in a product: VS Code's keys name no server. */
function sayDoubled(target: Target, requests: readonly PolicyRequest[]): string[] {
  const owners = new Map<string, Set<string>>();
  for (const { serverKey, items } of requests) {
    for (const { name } of items) {
      const said = target.nameOf(serverKey, name);
      if ('name' in said) owners.set(said.name, (owners.get(said.name) ?? new Set()).add(serverKey));
    }
  }
  const doubled = [...owners].filter(([, servers]) => servers.size > 1).map(([name]) => name);
  if (doubled.length > 0 && untold.includes(target.id)) throw new PlaceError('policy', `${target.label} cannot tell tools of several of these servers apart: ${doubled.slice(0, 3).map(sayName).join(', ')}`, 'Give a server another key, or write one policy for each.');
  if (!stricterWins.includes(target.id)) return [];
  if (doubled.length === 0) return [];
  const named = doubled.length > 3 ? sayCount(doubled.length, 'name') : sayList(doubled.map(sayName));
  return [`Several servers have a tool called ${named} in ${target.label}: the stricter entry counts for all of them.`];
}

/** The rules of Claude Code's lists, each once: where two servers spell a tool alike, in the strictest list it has. */
function eachOnce(all: readonly Json[]): JsonObject {
  const said = new Set<string>();
  const lists = (['deny', 'ask', 'allow'] as const).map((list) => {
    const rules = [...new Set(all.flatMap((data) => stringsIn(data, 'permissions', list)))].filter((rule) => !said.has(rule));
    for (const rule of rules) said.add(rule);
    return [list, rules] as const;
  });
  return Object.fromEntries(lists.reverse().filter(([, rules]) => rules.length > 0));
}

function joined(all: readonly Json[], key: string): JsonObject {
  return Object.fromEntries(all.flatMap((data) => Object.entries(objectIn(data, key))));
}

function lists(all: readonly Json[], ...path: string[]): Json[] {
  return all.flatMap((data) => {
    const list = dig(data, ...path);
    return Array.isArray(list) ? list : [];
  });
}

/** One route to several backends; the CRD has room for few rules. */
function routes(all: readonly Json[]): Json {
  const rules = lists(all, 'spec', 'securityPolicy', 'authorization', 'rules');
  if (rules.length > envoyLimits.rules) throw new PlaceError('policy', `an MCPRoute has room for ${envoyLimits.rules} rules, and these servers need ${rules.length}`, 'Write a route for each of them.');
  const spec = objectIn(all[0], 'spec');
  const references = lists(all, 'spec', 'backendRefs');
  return {
    ...(all[0] as JsonObject),
    spec: { ...spec, backendRefs: references, ...(rules.length > 0 && { securityPolicy: { authorization: { defaultAction: 'Allow', rules } } }) },
  };
}
