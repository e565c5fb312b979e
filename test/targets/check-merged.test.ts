import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TargetId } from '../../src/schema/policy.ts';
import { mergePolicy } from '../../src/targets/merge/merge-policy.ts';
import { resourceName } from '../../src/targets/names/resource-name.ts';
import { targets } from '../../src/targets/targets.ts';
import { catalogRequests } from './catalog-requests.ts';
import { check, checkedServer } from './check-trial.ts';

/** Files as people have them, with entries for another server. */
const files: Partial<Record<TargetId, string>> = {
  'claude-code': '{\n  "model": "x",\n  "permissions": { "allow": ["Bash(ls:*)", "mcp__other__x"], "deny": ["mcp__other__y"] }\n}\n',
  codex: 'model = "x"\n\n[mcp_servers.other]\ncommand = "npx"\nenabled_tools = ["x"]\n',
  'gemini-cli': '[[rule]]\nmcpName = "other"\ntoolName = "x"\ndecision = "allow"\npriority = 100\n',
  opencode: '{ "permission": { "bash": "ask", "other_*": "deny" } }',
  vscode: '{\n  // mine\n  "chat.tools.eligibleForAutoApproval": { "tool_of_another": false },\n}\n',
  cursor: '{ "mcpAllowlist": ["other:*"] }',
  agentgateway: 'mcp:\n  policies:\n    mcpAuthorization:\n      rules:\n        - mcp.tool.target == "other"  # mine\n',
  toolhive: 'apiVersion: toolhive.stacklok.dev/v1beta1\nkind: MCPServer\nmetadata:\n  name: SERVER\nspec:\n  image: x\n',
  policylayer: '{ "version": "1", "default": "deny" }',
};

describe('a check of what was merged is clean', () => {
  for (const [id, text] of Object.entries(files) as [TargetId, string][]) {
    test(`for every server of the catalog: ${targets[id].label}`, async () => {
      for (const request of await catalogRequests()) {
        const server = checkedServer(request);
        const { text: merged } = mergePolicy(targets[id], text.replace('SERVER', resourceName(request.serverKey)), { data: targets[id].build(request).data, request, known: server.known, place: 'settings' });
        assert.deepEqual(check(id, merged, server)[0]?.findings, [], request.serverKey);
      }
    });
  }
});
