import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PolicyOutcome, TargetId } from '../../src/schema/policy.ts';
import { targets } from '../../src/targets/targets.ts';
import { PlaceError } from '../../src/text/errors/place-error.ts';
import { addedRow } from './products/added-rows.ts';

/** Files as people write them, and what the product does with calls of tools of the server github under them. */
const table: Partial<Record<TargetId, { file: string; calls: Record<string, PolicyOutcome> }[]>> = {
  'claude-code': [
    { file: '{ "permissions": { "allow": ["mcp__github"], "ask": ["mcp__github__create_issue"], "deny": ["mcp__*__delete_*"] } }', calls: { get: 'allow', create_issue: 'ask', delete_repo: 'deny' } },
    { file: '{ "permissions": { "allow": ["mcp__*", "mcp__git*__get", "mcp__github__get_*"], "deny": ["mcp__github__drop(x:1)", "Bash"] } }', calls: { get: 'unlisted', get_issue: 'allow', drop: 'unlisted' } },
    { file: '\ufeff{ "permissions": { "allow": ["mcp__github__*", "mcp__gitlab"] } }', calls: { get: 'allow' } },
    { file: '{ "model": "x" }', calls: { get: 'unlisted' } },
  ],
  codex: [
    { file: 'model = "x"\n[mcp_servers.github]\ncommand = "npx"\ndisabled_tools = ["drop"]\n[mcp_servers.github.tools.get]\napproval_mode = "approve"\n', calls: { drop: 'deny', get: 'allow', other: 'unlisted' } },
    { file: '[mcp_servers.github]\ndefault_tools_approval_mode = "auto"\nenabled_tools = []\n', calls: { get: 'deny' } },
    { file: '[mcp_servers.github]\ndefault_tools_approval_mode = "writes"\n[mcp_servers.github.tools.get]\napproval_mode = "prompt"\n', calls: { get: 'ask', other: 'unlisted' } },
    { file: '[mcp_servers.github]\nenabled = false\n', calls: { get: 'deny' } },
    { file: '[mcp_servers.other]\nenabled_tools = []\n', calls: { get: 'unlisted' } },
  ],
  'gemini-cli': [
    { file: '[[rule]]\ntoolName = "*"\ndecision = "ask_user"\npriority = 1\n[[rule]]\nmcpName = "github"\ntoolName = ["get", "list"]\ndecision = "allow"\npriority = 2\n', calls: { get: 'allow', list: 'allow', other: 'ask' } },
    { file: '[[rule]]\ntoolName = "mcp_github_*"\ndecision = "deny"\npriority = 9\n[[rule]]\ntoolName = "mcp_github_get"\ndecision = "allow"\npriority = 9\n', calls: { get: 'deny' } },
    { file: '[[rule]]\nmcpName = "*"\ntoolName = "*"\nmodes = ["plan"]\ndecision = "deny"\npriority = 9\n', calls: { get: 'unlisted' } },
    { file: '[[rule]]\nmcpName = "*"\ntoolName = "*"\ndecision = "deny"\npriority = 9\n[[rule]]\nmcpName = "gitlab"\ntoolName = "get"\ndecision = "allow"\npriority = 10\n', calls: { get: 'deny' } },
    { file: '[[rule]]\nmcpName = "*"\ntoolName = "*"\nmodes = []\ndecision = "allow"\npriority = 9\n[[rule]]\nmcpName = "github"\ntoolName = "drop"\ndecision = "allow"\ncommandPrefix = "git"\npriority = 20\n[[rule]]\nmcpName = "github"\ntoolName = "drop"\ndecision = "deny"\npriority = 10\n', calls: { get: 'allow', drop: 'deny' } },
    { file: '{ "mcpServers": { "github": { "trust": "true" } }, "tools": { "confirmationRequired": ["mcp_github_drop"] } }', calls: { get: 'allow', drop: 'ask' } },
  ],
  'copilot-cli': [
    { file: '# mine\ncopilot --allow-all-tools --deny-tool="github(drop)" --excluded-tools github-hide,github-x \\\n  -p \'fix it\'', calls: { get: 'allow', drop: 'deny', hide: 'deny', x: 'deny' } },
    { file: 'copilot --allow-tool github --deny-tool gitlab', calls: { get: 'allow' } },
    { file: 'copilot --allow-tool \'github(a.b)\'', calls: { 'a.b': 'unlisted' } },
  ],
  opencode: [
    { file: '{ "permission": { "*": "ask", "github_get": "allow", "github_d*": "deny", /* last */ "github_do?": "ask" } }', calls: { get: 'allow', drop: 'deny', dog: 'ask', other: 'ask' } },
    { file: '{ "permission": { "github_get": "allow", "github_*": "deny" } }', calls: { get: 'deny' } },
    { file: '{ "permission": "allow" }', calls: { get: 'allow' } },
    { file: '{ "permission": { "bash": { "*": "ask", "git *": "allow" } } }', calls: { get: 'unlisted' } },
  ],
  vscode: [{ file: '{ "chat.tools.eligibleForAutoApproval": { "get": true, "drop": false }, }', calls: { get: 'unlisted', drop: 'ask', other: 'unlisted' } }],
  cursor: [{ file: '{ "mcpAllowlist": ["github:get_*", 5, "gitlab:*"] }', calls: { get_issue: 'allow', drop: 'unlisted' } }],
  'openai-responses': [
    { file: '{ "model": "x", "tools": [{ "type": "web_search" }, { "type": "mcp", "server_label": "github", "require_approval": "never" }] }', calls: { get: 'allow' } },
    { file: '{ "type": "mcp", "server_label": "github", "allowed_tools": { "tool_names": ["get"] }, "require_approval": { "never": { "tool_names": ["get", "drop"] } } }', calls: { get: 'allow', drop: 'deny' } },
    { file: '{ "type": "mcp", "server_label": "github" }', calls: { get: 'ask' } },
    { file: '{ "type": "mcp", "server_label": "gitlab" }', calls: { get: 'unlisted' } },
  ],
  'claude-api': [
    { file: '{ "tools": [{ "type": "mcp_toolset", "mcp_server_name": "github", "configs": { "drop": { "enabled": false } } }] }', calls: { get: 'allow', drop: 'deny' } },
    { file: '{ "type": "mcp_toolset", "mcp_server_name": "gitlab" }', calls: { get: 'unlisted' } },
  ],
  policylayer: [
    { file: '{ "version": "1", "default": "deny", "hide": ["drop"], "tools": { "get": {}, "send": { "limits": [{ "counter": "c", "window": "minute", "max": 5, "scope": "grant" }] }, "drop": {} } }', calls: { get: 'allow', send: 'limit', drop: 'deny', other: 'unlisted' } },
    { file: '{ "version": "1", "default": "allow", "hide": ["*"] }', calls: { get: 'deny' } },
    { file: '{ "version": "1", "default": "deny", "tools": { "a": { "deny_if": [{ "conditions": [] }] }, "b": { "require": [{ "conditions": [{ "path": "args.x", "op": "eq", "value": 1 }] }] }, "c": { "deny_if": [{ "conditions": [{ "path": "args.x", "op": "gt", "value": 1 }] }] } }, "all_tools": { "limits": [{ "max": 9 }] } }', calls: { a: 'deny', b: 'deny', c: 'limit' } },
  ],
  intercept: [
    { file: 'version: "1"\nhide: [drop]\ntools:\n  get: {rules: []}\n  send:\n    rules:\n      - {name: few, rate_limit: 5/hour}\n  pay:\n    rules:\n      - name: cap\n        conditions: [{path: args.amount, op: lte, value: 5}]\n', calls: { drop: 'deny', get: 'allow', send: 'limit', pay: 'deny', other: 'unlisted' } },
    { file: 'version: "1"\ntools:\n  "*":\n    rules: [{name: stop, action: deny}]\n', calls: { get: 'deny' } },
    { file: 'version: "1"\ndefault: deny\ntools:\n  get: {rules: []}\n  "*":\n    rules: [{name: stop, action: deny}]\n', calls: { get: 'deny', other: 'unlisted' } },
  ],
  toolhive: [
    { file: 'version: "1.0"\ntype: cedarv1\ncedar:\n  policies:\n    - \'permit(principal, action == Action::"call_tool", resource == Tool::"get");\'\n    - \'forbid(principal, action == Action::"call_tool", resource == Tool::"drop");\'\n    - \'permit(principal, action == Action::"call_tool", resource == Tool::"merge") when { principal.claim_team == "a" };\'\n  entities_json: "[]"\n', calls: { get: 'allow', drop: 'deny', merge: 'deny', other: 'unlisted' } },
    { file: 'cedar:\n  policies:\n    - permit(principal, action, resource);\n    - forbid(principal, action, resource) unless { context has arg_x };\n', calls: { get: 'deny' } },
  ],
  agentgateway: [
    { file: 'mcp:\n  policies:\n    mcpAuthorization:\n      rules:\n        - mcp.tool.name.startsWith("get")\n        - {deny: mcp.tool.name == "get_secret"}\n        - {require: "has(mcp.tool) && mcp.tool.target == \'github\'"}\n', calls: { get_issue: 'allow', get_secret: 'deny', drop: 'unlisted' } },
    { file: 'mcp:\n  policies:\n    mcpAuthorization:\n      rules:\n        - {allow: jwt.sub == "me"}\n        - {require: mcp.tool.target == "gitlab"}\n', calls: { get: 'deny' } },
  ],
  agentcore: [
    { file: '// mine\n@id("a") permit(principal is AgentCore::OAuthUser, action in [AgentCore::Action::"github___get", AgentCore::Action::"github___drop"], resource is AgentCore::Gateway);\nforbid(principal, action == AgentCore::Action::"github___drop", resource == AgentCore::Gateway::"arn:mine");', calls: { get: 'allow', drop: 'deny', other: 'unlisted' } },
    { file: 'permit(principal, action == AgentCore::Action::"github___pay", resource) when { principal.hasTag("role") && context.input.amount < 5 };', calls: { pay: 'deny' } },
  ],
  'envoy-ai-gateway': [
    { file: 'kind: MCPRoute\nspec:\n  backendRefs:\n    - {name: github, toolSelector: {includeRegex: ["^get_"], exclude: [get_secret]}}\n', calls: { get_issue: 'allow', get_secret: 'deny', drop: 'unlisted' } },
    { file: 'kind: MCPRoute\nspec:\n  backendRefs: [{name: github, toolSelector: {exclude: [drop]}}]\n  securityPolicy:\n    authorization:\n      rules:\n        - {source: {jwt: {scopes: [a]}}, action: Allow}\n        - {cel: request.mcp.tool == "get", action: Allow}\n', calls: { get: 'allow', drop: 'deny', other: 'deny' } },
  ],
  cerbos: [
    { file: 'apiVersion: api.cerbos.dev/v1\nresourcePolicy:\n  resource: mcp_server\n  version: default\n  rules:\n    - {actions: ["tools/call::get*"], effect: EFFECT_ALLOW, roles: ["*"]}\n    - {actions: ["tools/call::get_secret"], effect: EFFECT_DENY, roles: ["*"]}\n    - {actions: ["tools/call::merge"], effect: EFFECT_ALLOW, roles: [dev]}\n    - {actions: ["tools/call::pay"], effect: EFFECT_ALLOW, roles: ["*"], condition: {match: {expr: R.attr.arguments.amount < 5.0}}}\n', calls: { get_issue: 'allow', get_secret: 'deny', merge: 'deny', pay: 'deny', other: 'unlisted' } },
  ],
  ...addedRow('files'),
};

for (const [id, files] of Object.entries(table)) {
  const { label, read, decide } = targets[id as TargetId];
  describe(`${label} decides under a file of the user's own`, () => {
    for (const { file, calls } of files) {
      test(file.replace(/\s+/g, ' '), () => {
        const data = read!(file, 'mine');
        const outcomes = Object.keys(calls).map((tool) => [tool, decide!(data, 'github', { tool, arguments: {} })] as const);
        assert.deepEqual(Object.fromEntries(outcomes.map(([tool, { outcome }]) => [tool, outcome])), calls);
        for (const [, { because }] of outcomes) assert.match(because, /\S/);
      });
    }
  });
}

describe('a file that the product refuses', () => {
  for (const [id, file, says] of [
    ['claude-code', '{ "permissions": ', /^mine:1:18: is not JSON, and Claude Code ignores the whole file for it: none of its rules is in force\. Correct it\.$/],
    ['claude-code', '[]', /^mine: is no JSON object, and Claude Code ignores the whole file/],
    ['codex', 'a = 1\na = 2', /^mine:2:\d+: is not TOML: .*\. Correct it\.$/],
    ['codex', '[mcp_servers.github]\ndisabled_tools = "get"', /^mine: github: disabled_tools: is no list of texts, and Codex does not start with it\./],
    ['codex', '[mcp_servers.github]\nenabled_tools = [5]', /^mine: github: enabled_tools: is no list of texts/],
    ['codex', '[mcp_servers.github]\nenabled = "no"', /^mine: github: enabled: is neither true nor false/],
    ['codex', '[mcp_servers.github]\ntools = "x"', /^mine: github: tools: is no table/],
    ['codex', '[mcp_servers.github.tools]\nget = "approve"', /^mine: github: tools\.get: is no table/],
    ['codex', '[mcp_servers]\ngithub = "x"', /^mine: github: is no table/],
    ['codex', '[[mcp_servers]]\nname = "github"', /^mine: mcp_servers: is no table/],
    ['codex', 'approval_policy = "always"', /^mine: approval_policy: is "always", and Codex does not start with it\. Use one of: untrusted/],
    ['codex', 'sandbox_mode = "none"', /^mine: sandbox_mode: is "none", and Codex/],
    ['codex', 'sandbox_mode = 5', /^mine: sandbox_mode: is 5, and Codex/],
    ['codex', 'default_permissions = 5', /^mine: default_permissions: is no text/],
    ['codex', '[mcp_servers.github.tools.get]\napproval_mode = "ask"', /^mine: github: "ask" is no approval mode\. Use one of: auto, prompt, writes, approve\.$/],
    ['codex', '[mcp_servers.github]\ncommand = "x"\nurl = "http://127.0.0.1:9/"', /^mine: mcp_servers\.github\.url: may not stand beside command, and Codex does not start with it\./],
    ['codex', '[mcp_servers.github]\nurl = "http://127.0.0.1:9/"\nenv = { A = "b" }', /^mine: mcp_servers\.github\.env: may not stand beside url, and Codex/],
    ['codex', '[mcp_servers.github]\nurl = "http://127.0.0.1:9/"\nbearer_token = "x"', /^mine: mcp_servers\.github\.bearer_token: may not stand beside url/],
    ['codex', '[mcp_servers.github]\ncommand = "x"\nbearer_token_env_var = "X"', /^mine: mcp_servers\.github\.bearer_token_env_var: may not stand beside command/],
    ['codex', '[model_providers.x]\nname = 5', /^mine: model_providers\.x\.name: is no text/],
    ['codex', '[model_providers.x]\nname = "x"\nwire_api = "chat"', /^mine: model_providers\.x\.wire_api: is no "responses"/],
    ['codex', 'model_reasoning_effort = 5', /^mine: model_reasoning_effort: is no text, and Codex does not start with it\./],
    ['codex', '[features]\nx = "y"', /^mine: features\.x: is no true or false, and Codex/],
    ['codex', '[mcp_servers.github]\nstartup_timeout_sec = "x"', /^mine: mcp_servers\.github\.startup_timeout_sec: is no number, and Codex/],
    ['codex', '[history]\npersistence = "x"', /^mine: history\.persistence: is no one of save-all, none/],
    ['gemini-cli', '[[rule]]\nmcpName = "github"\ndecision = "allow"\npriority = 1', /^mine: rule 1: has no toolName, and Gemini CLI drops the whole file for it: none of its rules is in force\. Correct it\.$/],
    ['gemini-cli', '[[rule]]\ntoolName = "x"\ndecision = "ask"\npriority = 1', /decision: is no decision: it knows allow, ask_user, deny, and/],
    ['gemini-cli', '[[rule]]\ntoolName = "x"\ndecision = "deny"\npriority = 1000', /no whole number from 0 to 999/],
    ['gemini-cli', '{ "tools": { "allowed": 5 } }', /^mine: tools\.allowed: is no list, and Gemini CLI does not start with it\./],
    ['gemini-cli', '{ "mcp": { "excluded": true } }', /^mine: mcp\.excluded: is no list/],
    ['gemini-cli', '{ "tools": { "allowed": ["x"] }, }', /^mine:1:34: is not JSON: /],
    ['gemini-cli', '{ "policyPaths": [5] }', /^mine: policyPaths: holds what is no text, and Gemini CLI does not start with it\./],
    ['gemini-cli', '{ "adminPolicyPaths": ["$HOME/extra"] }', /^mine: adminPolicyPaths: names a variable, which Gemini CLI fills in when it starts, and toolrisk does not know with what\./],
    ['gemini-cli', '{ "tools": { "allowed": ["${TOOL}"] } }', /^mine: tools\.allowed: names a variable/],
    ['gemini-cli', '{ "mcpServers": { "github": { "trust": "$YES" } } }', /^mine: mcpServers\.github\.trust: names a variable/],
    ['gemini-cli', '{ "policyPaths": "x" }', /^mine: policyPaths: is no list/],
    ['copilot-cli', 'copilot --allow-tool $(x)', /^mine: is no plain command: a shell reads "\$" as more than itself\. Quote it\.$/],
    ['copilot-cli', "copilot --deny-tool '*'", /^mine: --deny-tool: "\*" is no pattern/],
    ['copilot-cli', 'rm -rf x', /^mine: does not start copilot\./],
    ['opencode', '{ "permission": { "github_get": "prompt" } }', /^mine: github_get: "prompt" is no action\. Use one of: allow, ask, deny\.$/],
    ['opencode', '{ "permissions": [{ "action": "github_get", "resource": "*", "effect": "deny" }] }', /^mine: permissions: is for opencode 2; opencode 1 refuses the whole file\./],
    ['opencode', '{ "permission": { "github_get": "{env:WHAT}" } }', /^mine: github_get: opencode fills \{env:WHAT\} in when it starts, and toolrisk does not\. Write the action itself/],
    ['opencode', '{ "permission": "never" }', /^mine: permission: is no object, and opencode does not start with it\./],
    ['opencode', '{ "permission": ["x"] }', /^mine: permission: is no object/],
    ['opencode', '{ "permission": { "webfetch": { "*": "ask" } } }', /^mine: permission\.webfetch: is no one of ask, allow, deny/],
    ['opencode', '{ "agent": { "build": { "permission": { "x": "never" } } } }', /^mine: agent\.build\.permission\.x: is no one of/],
    ['opencode', '{ "agent": { "build": "x" } }', /^mine: agent\.build: is no object/],
    ['opencode', '{ "mode": { "plan": { "tools": { "x": "no" } } } }', /^mine: mode\.plan\.tools\.x: is no true or false/],
    ['opencode', '{ "tools": { "github_get": "no" } }', /^mine: tools\.github_get: is no true or false/],
    ['opencode', '{ "instructions": "x" }', /^mine: instructions: is no list/],
    ['opencode', '{ "mcp": { "github": { "type": "x" } } }', /^mine: mcp\.github\.type: is no one of local, remote/],
    ['opencode', '{ "provider": { "a": { "models": { "b": { "limit": { "context": 1 } } } } } }', /^mine: provider\.a\.models\.b\.limit: lacks output/],
    ['intercept', 'a: [', /^mine:1:\d+: .* Correct the YAML\.$/],
    ['intercept', '- a', /^mine: is no YAML mapping\./],
    ['toolhive', 'a: 1', /^mine: holds no Cedar policies\./],
    ['toolhive', 'cedar:\n  policies: ["permit(principal in G::\\"x\\", action, resource);"]', /^mine: holds a Cedar policy that toolrisk cannot read\./],
    ['agentgateway', 'mcp: {}', /^mine: holds no list at mcp\.policies\.mcpAuthorization\.rules\./],
    ['agentgateway', 'mcp: {policies: {mcpAuthorization: {rules: ["true", "a.map(x, x)[0"]}}}', /^mine: rule 2: is a CEL expression that toolrisk cannot read\./],
    ['agentcore', 'permit(principal, action, resource)', /^mine: holds Cedar that toolrisk cannot read\./],
    ['envoy-ai-gateway', 'kind: HTTPRoute', /^mine: is no MCPRoute\./],
    ['cerbos', 'resourcePolicy: {rules: [{actions: ["*"], condition: {match: {all: {of: []}}}}]}', /^mine: rule 1: has a condition that toolrisk cannot read\./],
    ['vscode', '{ "chat.tools.eligibleForAutoApproval": true }', /^mine: chat\.tools\.eligibleForAutoApproval: is no object/],
    ['vscode', '{ "chat.tools.eligibleForAutoApproval": { "get": "no" } }', /^mine: get: is neither true nor false\./],
  ] as const) {
    test(`${id}: ${file.replace(/\s+/g, ' ')}`, () => {
      assert.throws(() => targets[id].read!(file, 'mine'), (error) => error instanceof PlaceError && says.test(error.message));
    });
  }
});
