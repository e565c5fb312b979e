import assert from 'node:assert/strict';
import { parse } from 'smol-toml';
import type { TargetId } from '../../src/schema/policy.ts';
import type { Decision } from '../../src/schema/vocabulary.ts';
import { gatewayNamesIn, gatewayOutcomeOf } from './read-back-gateways.ts';
import { addedRow } from './products/added-rows.ts';

/** What happens to a call of a tool, in words that fit every product. */
export type Outcome = 'runs' | 'limited' | 'asks' | 'hidden and denied' | 'denied' | 'asks by default' | 'runs by default';

interface PolicyLayerDocument {
  version: '1';
  default: 'allow' | 'deny';
  hide?: string[];
  tools?: Record<string, { limits?: { counter: string; window: string; max: number; scope: string }[] }>;
}
interface CodexServer { enabled_tools?: string[]; disabled_tools?: string[]; default_tools_approval_mode?: string; tools?: Record<string, { approval_mode: string }> }
interface GeminiRule { mcpName?: string; toolName: string; decision: string; priority: number; argsPattern?: string }
interface OpenAiTool { allowed_tools: string[]; require_approval: 'always' | { never?: { tool_names: string[] }; always?: { tool_names: string[] } } }
interface ClaudeToolset { default_config: { enabled: boolean }; configs: Record<string, { enabled: boolean }> }
interface ClaudeCodeSettings { permissions: { allow?: string[]; ask?: string[]; deny?: string[] } }

/** Reads a printed policy as its product does, written apart from the code that builds it: what happens to a spelled tool? */
export const outcomeOf: Record<TargetId, (printed: string, spelling: string) => Outcome> = {
  policylayer(printed, spelling) {
    const policy = JSON.parse(printed) as PolicyLayerDocument;
    assert.equal(policy.version, '1');
    if (policy.hide?.some((name) => name === spelling || name === '*')) return 'hidden and denied';
    if (policy.tools === undefined || !Object.hasOwn(policy.tools, spelling)) return policy.default === 'deny' ? 'denied' : 'runs';
    return policy.tools[spelling]!.limits === undefined ? 'runs' : 'limited';
  },
  'claude-code'(printed, spelling) {
    const { allow, ask, deny } = (JSON.parse(printed) as ClaudeCodeSettings).permissions;
    if (deny?.includes(spelling)) return 'hidden and denied';
    if (ask?.includes(spelling)) return 'asks';
    return allow?.includes(spelling) ? 'runs' : 'asks by default';
  },
  codex(printed, spelling) {
    const { enabled_tools: enabled, disabled_tools: disabled = [], tools = {}, ...server } = codexServer(printed);
    if (disabled.includes(spelling)) return 'hidden and denied';
    if (enabled !== undefined && !enabled.includes(spelling)) return 'denied';
    const mode = Object.hasOwn(tools, spelling) ? tools[spelling]!.approval_mode : server.default_tools_approval_mode;
    return mode === 'approve' ? 'runs' : mode === 'prompt' ? 'asks' : 'asks by default';
  },
  'gemini-cli'(printed, spelling) {
    const hits = geminiRules(printed).filter((rule) => geminiName(rule) === spelling || (rule.toolName === '*' && spelling.startsWith(`mcp_${rule.mcpName}_`)));
    const [first] = hits.sort((a, b) => b.priority - a.priority);
    if (first === undefined) return 'asks by default';
    return first.decision === 'deny' ? 'hidden and denied' : first.decision === 'allow' ? 'runs' : 'asks';
  },
  'copilot-cli'(printed, spelling) {
    const flags = copilotFlags(printed);
    const isHidden = flags.some(([flag, value]) => flag === '--excluded-tools' && value === spelling.replace('(', '-').slice(0, -1));
    if (flags.some(([flag, value]) => flag === '--deny-tool' && value === spelling)) return isHidden ? 'hidden and denied' : 'denied';
    return flags.some(([flag, value]) => flag === '--allow-tool' && value === spelling) ? 'runs' : 'asks by default';
  },
  opencode(printed, spelling) {
    const { permission } = JSON.parse(printed) as { permission: Record<string, string> };
    const last = Object.keys(permission).filter((rule) => rule === spelling || (rule.endsWith('_*') && spelling.startsWith(rule.slice(0, -1)))).at(-1);
    if (last === undefined) return 'runs by default';
    return permission[last] === 'deny' ? 'hidden and denied' : permission[last] === 'ask' ? 'asks' : 'runs';
  },
  vscode: (printed, spelling) => (Object.entries(vscodeKeys(printed)).some(([name, eligible]) => name === spelling && !eligible) ? 'asks' : 'asks by default'),
  cursor: (printed, spelling) => ((JSON.parse(printed) as { mcpAllowlist: string[] }).mcpAllowlist.includes(spelling) ? 'runs' : 'asks'),
  'openai-responses'(printed, spelling) {
    const { allowed_tools: allowed, require_approval: approval } = JSON.parse(printed) as OpenAiTool;
    if (!allowed.includes(spelling)) return 'denied';
    return approval !== 'always' && approval.never?.tool_names.includes(spelling) === true && approval.always?.tool_names.includes(spelling) !== true ? 'runs' : 'asks';
  },
  'claude-api'(printed, spelling) {
    const { configs, default_config: others } = JSON.parse(printed) as ClaudeToolset;
    assert.equal(others.enabled, false);
    return !Object.hasOwn(configs, spelling) ? 'denied' : configs[spelling]!.enabled ? 'runs' : 'hidden and denied';
  },
  ...gatewayOutcomeOf, ...addedRow('outcomeOf'),
};

/** Every tool name that a printed policy holds. */
export const namesIn: Record<TargetId, (printed: string) => string[]> = {
  policylayer(printed) {
    const { hide = [], tools = {} } = JSON.parse(printed) as PolicyLayerDocument;
    return [...hide, ...Object.keys(tools)];
  },
  'claude-code'(printed) {
    const { allow = [], ask = [], deny = [] } = (JSON.parse(printed) as ClaudeCodeSettings).permissions;
    return [...allow, ...ask, ...deny];
  },
  codex(printed) {
    const { enabled_tools: enabled = [], disabled_tools: disabled = [], tools = {} } = codexServer(printed);
    assert.deepEqual(Object.keys(tools).sort(), [...enabled].sort());
    return [...enabled, ...disabled];
  },
  'gemini-cli': (printed) => geminiRules(printed).filter(({ toolName }) => toolName !== '*').map(geminiName),
  'copilot-cli': (printed) => copilotFlags(printed).filter(([flag]) => flag !== '--excluded-tools').map(([, value]) => value),
  opencode: (printed) => Object.keys((JSON.parse(printed) as { permission: object }).permission).filter((rule) => !rule.endsWith('*')),
  vscode: (printed) => Object.keys(vscodeKeys(printed)),
  cursor: (printed) => (JSON.parse(printed) as { mcpAllowlist: string[] }).mcpAllowlist,
  'openai-responses': (printed) => (JSON.parse(printed) as OpenAiTool).allowed_tools,
  'claude-api': (printed) => Object.keys((JSON.parse(printed) as ClaudeToolset).configs),
  ...gatewayNamesIn, ...addedRow('namesIn'),
};

/** Decisions that a product expresses by leaving the tool out. */
export const silent: Partial<Record<TargetId, Decision[]>> = {
  'copilot-cli': ['limit', 'ask'], vscode: ['allow'], cursor: ['limit', 'ask', 'deny'], 'openai-responses': ['deny'], ...addedRow('silent'),
};

function codexServer(printed: string): CodexServer {
  const { mcp_servers: servers } = parse(printed) as unknown as { mcp_servers: Record<string, CodexServer> };
  return Object.values(servers)[0] as CodexServer;
}

function geminiRules(printed: string): GeminiRule[] {
  return ((parse(printed) as { rule?: unknown }).rule ?? []) as GeminiRule[];
}

function geminiName({ mcpName, toolName }: GeminiRule): string {
  return mcpName === undefined ? toolName : `mcp_${mcpName}_${toolName}`;
}

/** The flags of the command, each on a line of its own, unquoted: the names in them hold no quote. */
function copilotFlags(printed: string): [flag: string, value: string][] {
  return printed.trim().split(' \\\n').slice(1).map((line) => {
    const [, flag = '', value = ''] = /^ {2}(--[a-z-]+) '?([^']*)'?$/.exec(line) ?? assert.fail(line);
    return [flag, value];
  });
}

function vscodeKeys(printed: string): Record<string, boolean> {
  return (JSON.parse(printed) as Record<string, Record<string, boolean>>)['chat.tools.eligibleForAutoApproval'] as Record<string, boolean>;
}
