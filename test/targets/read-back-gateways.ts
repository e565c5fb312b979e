import assert from 'node:assert/strict';
import { parse } from 'yaml';
import type { TargetId } from '../../src/schema/policy.ts';
import type { Outcome } from './read-back.ts';

type GatewayId = Extract<TargetId, 'intercept' | 'toolhive' | 'agentgateway' | 'agentcore' | 'envoy-ai-gateway' | 'opa' | 'cerbos'>;

interface InterceptPolicy { default: string; hide?: string[]; tools: Record<string, { rules: { rate_limit?: string }[] }> }
interface McpServer { spec: { authzConfig: { inline: { policies: string[] } }; rateLimiting?: { tools: { name: string }[] } } }
interface GatewayConfig { mcp: { policies: { mcpAuthorization: { rules: (string | { require: string })[] } } } }
interface McpRoute { spec: { backendRefs: { toolSelector: Record<'include' | 'includeRegex' | 'exclude' | 'excludeRegex', string[] | undefined> }[] } }
interface ResourcePolicy { resourcePolicy: { rules: { actions: string[]; effect: string; roles: string[] }[] } }

/** Reads the policies of gateways by the shape they are printed in; what engines make of them is tested elsewhere. */
export const gatewayOutcomeOf: Record<GatewayId, (printed: string, spelling: string) => Outcome> = {
  intercept(printed, spelling) {
    const { default: others, hide = [], tools } = parse(printed) as InterceptPolicy;
    assert.equal(others, 'deny');
    if (hide.includes(spelling)) return 'hidden and denied';
    if (!Object.hasOwn(tools, spelling)) return 'denied';
    return tools[spelling]!.rules.some((rule) => rule.rate_limit !== undefined) ? 'limited' : 'runs';
  },
  toolhive(printed, spelling) {
    const { spec } = parse(printed) as McpServer;
    const policy = cedarLines(spec.authzConfig.inline.policies).find(({ names }) => names.includes(spelling));
    if (policy === undefined) return 'denied';
    if (policy.effect === 'forbid' || policy.hasCondition) return 'hidden and denied';
    return spec.rateLimiting?.tools.some(({ name }) => name === spelling) === true ? 'limited' : 'runs';
  },
  agentgateway(printed, spelling) {
    const { allowed, denied } = gatewayRules(printed);
    if (denied.includes(spelling)) return 'hidden and denied';
    return allowed.includes(spelling) ? 'runs' : 'denied';
  },
  agentcore(printed, spelling) {
    const policy = cedarLines(printed.split('\n').filter((line) => !line.startsWith('//'))).find(({ names }) => names.includes(spelling));
    return policy === undefined ? 'denied' : policy.effect === 'forbid' || policy.hasCondition ? 'hidden and denied' : 'runs';
  },
  'envoy-ai-gateway'(printed, spelling) {
    const { include = [], includeRegex = [], exclude = [], excludeRegex = [] } = (parse(printed) as McpRoute).spec.backendRefs[0]!.toolSelector;
    const matches = (names: string[], patterns: string[]) => names.includes(spelling) || patterns.some((pattern) => new RegExp(pattern).test(spelling));
    assert.ok(include.length + includeRegex.length > 0, 'without an include all tools are exposed');
    return matches(exclude, excludeRegex) ? 'hidden and denied' : matches(include, includeRegex) ? 'runs' : 'denied';
  },
  opa(printed, spelling) {
    const tools = regoTable(printed);
    const words = { allow: 'runs', limit: 'limited', ask: 'asks', deny: 'hidden and denied' } as const;
    return Object.hasOwn(tools, spelling) ? words[tools[spelling]!.decision.action as keyof typeof words] : 'denied';
  },
  cerbos(printed, spelling) {
    const rules = (parse(printed) as ResourcePolicy).resourcePolicy.rules.filter(({ actions }) => actions.includes(`tools/call::${spelling}`));
    const [rule] = rules;
    if (rule === undefined) return 'denied';
    assert.ok(rules.length === 1 && rule.actions.includes(`tools/list::${spelling}`));
    return rule.effect === 'EFFECT_ALLOW' && rule.roles.includes('*') ? 'runs' : 'hidden and denied';
  },
};

/** Every tool name that a printed policy holds. */
export const gatewayNamesIn: Record<GatewayId, (printed: string) => string[]> = {
  intercept(printed) {
    const { hide = [], tools } = parse(printed) as InterceptPolicy;
    return [...hide, ...Object.keys(tools)];
  },
  toolhive(printed) {
    const { spec } = parse(printed) as McpServer;
    const names = cedarLines(spec.authzConfig.inline.policies).flatMap((policy) => policy.names);
    assert.ok(spec.rateLimiting?.tools.every(({ name }) => names.includes(name)) ?? true);
    return names;
  },
  agentgateway: (printed) => Object.values(gatewayRules(printed)).flat(),
  agentcore: (printed) => cedarLines(printed.split('\n').filter((line) => !line.startsWith('//'))).flatMap(({ names }) => names),
  'envoy-ai-gateway'(printed) {
    const { include = [], includeRegex = [], exclude = [], excludeRegex = [] } = (parse(printed) as McpRoute).spec.backendRefs[0]!.toolSelector;
    return [...include, ...exclude, ...[...includeRegex, ...excludeRegex].flatMap(namesOfRegex)];
  },
  opa: (printed) => Object.keys(regoTable(printed)),
  cerbos: (printed) => (parse(printed) as ResourcePolicy).resourcePolicy.rules.flatMap(({ actions }) => actions)
    .filter((action) => action.startsWith('tools/call::')).map((action) => action.slice('tools/call::'.length)),
};

/** The texts between double quotes, read as Cedar and CEL both read them. */
function quoted(text: string): string[] {
  return [...text.matchAll(/"((?:\\.|[^"\\])*)"/g)].map(([, inside = '']) => inside.replace(/\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/g, (_all, cedar, short, long, letter) => {
    const digits = (cedar ?? short ?? long) as string | undefined;
    return digits === undefined ? { n: '\n', r: '\r', t: '\t', 0: '\0' }[letter as string] ?? letter as string : String.fromCodePoint(Number.parseInt(digits, 16));
  }));
}

/** Cedar policies, one a line: the actions of AgentCore, or the tools of ToolHive. */
function cedarLines(lines: readonly string[]): { effect: string; names: string[]; hasCondition: boolean }[] {
  return lines.filter((line) => line !== '').map((line) => {
    const text = line.replace(' when { principal has claim_roles && principal.claim_roles.contains("mcp-approver") };', ' WHEN;')
      .replace(' when { principal.hasTag("role") && principal.getTag("role") == "mcp-approver" };', ' WHEN;');
    const hasCondition = text.endsWith(' WHEN;');
    const names = quoted(text.replace(/action == Action::"call_tool"|resource == AgentCore::Gateway::"arn:[^"]*"/g, ''));
    return { effect: text.slice(0, text.indexOf('(')), names, hasCondition };
  });
}

function gatewayRules(printed: string): { allowed: string[]; denied: string[] } {
  const { rules } = (parse(printed) as GatewayConfig).mcp.policies.mcpAuthorization;
  const namesOf = (expression: string) => quoted(expression.slice(expression.indexOf(' in [')));
  return {
    allowed: rules.flatMap((rule) => (typeof rule === 'string' ? namesOf(rule) : [])),
    denied: rules.flatMap((rule) => (typeof rule === 'string' ? [] : namesOf(rule.require))),
  };
}

function namesOfRegex(pattern: string): string[] {
  if (pattern === '^\\b$') return [];
  const inside = pattern.slice('^('.length, -')$'.length);
  return inside.split(/(?<=(?:^|[^\\])(?:\\\\)*)\|/).map((name) => name.replace(/\\(.)/gs, '$1'));
}

function regoTable(printed: string): Record<string, { decision: { action: string } }> {
  return JSON.parse(printed.slice(printed.lastIndexOf('\ntools := ') + '\ntools := '.length)) as Record<string, { decision: { action: string } }>;
}
