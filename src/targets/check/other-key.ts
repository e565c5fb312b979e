import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import type { TargetId } from '../../schema/policy.ts';
import { namesIn } from '../client-entries.ts';
import { findEntries } from '../find-entries.ts';
import type { CedarPolicy } from '../languages/cedar/cedar-policy.ts';
import { dig, objectIn, stringsIn } from '../languages/json/dig.ts';
import { celComparisons } from '../products/agentgateway/cel-comparisons.ts';
import { opencodeName } from '../products/opencode/opencode-name.ts';
import type { CheckedServer, InstalledPolicy } from './check-request.ts';

/** The names of servers that a file knows, for products whose entries say whose they are. */
const keysIn: Partial<Record<TargetId, (data: Json, known: readonly string[]) => (string | undefined)[]>> = {
  'claude-code': (data) => ['deny', 'ask', 'allow'].flatMap((list) => stringsIn(data, 'permissions', list)).map((rule) => /^mcp__(.+?)(?:__|$)/.exec(rule)?.[1]),
  codex: (data) => Object.keys(objectIn(data, 'mcp_servers')),
  'gemini-cli': (data) => namesIn(dig(data, 'rule'), 'mcpName'),
  'copilot-cli': (data) => (data as string[]).map((word) => /^(.+?)\(/.exec(word)?.[1]),
  opencode: (data, known) => Object.keys(objectIn(data, 'permission')).flatMap((rule) => known.map((tool) => keyBefore(rule, tool))),
  cursor: (data) => stringsIn(data, 'mcpAllowlist').map((entry) => /^([^:]+):/.exec(entry)?.[1]),
  'openai-responses': (data) => namesIn(toolsIn(data), 'server_label'),
  'claude-api': (data) => namesIn(toolsIn(data), 'mcp_server_name'),
  agentgateway: (data) => rulesIn(data).flatMap((rule) => (typeof rule === 'string' ? celComparisons(rule).targets : [])),
  agentcore: (data) => (data as unknown as CedarPolicy[]).flatMap(({ action }) => (action.op === '==' ? [action.entity] : action.op === 'in' ? action.entities : []))
    .map(({ id }) => /^(.+?)___/.exec(id)?.[1]),
  'envoy-ai-gateway': (data) => namesIn(dig(data, 'spec', 'backendRefs')),
};

/** Another name of a server under which a file has entries for tools of this one. */
export function otherKey({ target, data }: InstalledPolicy, { request: { serverKey }, known }: CheckedServer): string | null {
  const keys = new Set((keysIn[target.id]?.(data, known) ?? []).filter((key) => key !== undefined && key !== serverKey) as string[]);
  return [...keys].find((key) => findEntries[target.id](data, key).some((entry) => entry.isOwn && entry.isPattern !== true && known.some(entry.matches))) ?? null;
}

function keyBefore(rule: string, tool: string): string | undefined {
  const said = opencodeName('x', tool);
  return 'name' in said && rule.endsWith(said.name.slice(1)) ? rule.slice(0, 1 - said.name.length) : undefined;
}

function toolsIn(data: Json): Json {
  const tools = dig(data, 'tools');
  return Array.isArray(tools) ? tools : isJsonObject(data) ? [data] : [];
}

function rulesIn(data: Json): Json[] {
  const rules = dig(data, 'mcp', 'policies', 'mcpAuthorization', 'rules');
  return Array.isArray(rules) ? rules : [];
}
