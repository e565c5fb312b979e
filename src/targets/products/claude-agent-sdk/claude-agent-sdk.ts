import { dig } from '../../languages/json/dig.ts';
import { json } from '../../languages/json/json.ts';
import { makeProduct } from '../../make-product.ts';
import { byLists } from '../../names/by-lists.ts';
import { claudeCodeName } from '../../names/claude-code-name.ts';
import { asks } from '../../simulate/stance.ts';
import { claudeAgentSdkLists, claudeAgentSdkPolicy, combineClaudeAgentSdk } from './claude-agent-sdk-policy.ts';
import { claudeAgentSdkSteps, claudeAgentSdkWords } from './claude-agent-sdk-words.ts';

/**
 * Options of a query of the Claude Agent SDK, which drives the program of Claude Code and has its names and its order: deny before ask
 * before allow. `allowedTools` alone restricts nothing. Measured on @anthropic-ai/claude-agent-sdk 0.3.332.
 */
export const claudeAgentSdk = makeProduct({
  label: 'Claude Agent SDK', fileName: 'agent-options.json', format: json,
  proof: { level: 'run', says: '@anthropic-ai/claude-agent-sdk 0.3.332 was run with such options against a test server: allowed tools ran, asked ones came to canUseTool, denied ones were not offered to the model.' },
  nameOf: claudeCodeName, policyOf: claudeAgentSdkPolicy, words: claudeAgentSdkWords, steps: claudeAgentSdkSteps,
  ...byLists({ lists: claudeAgentSdkLists, nameOf: claudeCodeName, isOwn: (text, serverKey) => text.startsWith(`mcp__${serverKey}__`), names: 'wild' }),
  unmerged: 'the options are part of your own program, not of a settings file',
  combine: combineClaudeAgentSdk, namesakes: 'stricter',
  stance: (data) => (dig(data, 'permissionMode') === 'bypassPermissions' ? { decision: 'allow', says: 'run, for the options set bypassPermissions' } : asks('canUseTool, unless a settings file or the permission mode decides otherwise')),
  serverKeys: (data) => claudeAgentSdkLists(data, '').flatMap(({ names }) => names).map((rule) => /^mcp__(.+?)(?:__|$)/.exec(rule)?.[1]),
});
